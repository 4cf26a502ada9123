# How the bot explains itself.
start-empty = Je n’ai pas encore d’articles. Dès que j’en aurai, je pourrai les citer.
start-empty-admin = Il n’y a encore rien à citer. Envoyez-moi l’adresse d’un flux ou d’un site d’actualité, un canal Telegram (@nom) ou un fichier d’articles : je m’occupe du reste.
begin-latest = Les dernières nouvelles
begin-subscribe = Suivre un sujet
begin-language = Langue
begin-help = Aide
sample-said = Qu’a dit { $subject } ?
sample-about = Quoi de neuf sur { $subject } ?
sample-title = Que sait-on de « { $subject } » ?
commands-heading-admin = Pour les admins du bot :
did-you-mean = Je ne connais pas { $command }. Vouliez-vous dire { $meant } ?

settings-heading = Vos réglages
setting-language = Langue : { $language }
setting-zone = Fuseau horaire : { $zone }, il y est { $time }
setting-quiet = Heures de silence : de { $from } à { $to }
setting-quiet-none = Heures de silence : aucune
setting-told = Nouvelles de ce que vous suivez : { $how }
setting-told-nothing = Vous ne suivez encore rien.
setting-preview-on = Aperçu des liens : oui
setting-preview-off = Aperçu des liens : non
setting-button-zone = Fuseau horaire
setting-button-preview = Montrer l’aperçu des liens
setting-button-no-preview = Masquer l’aperçu des liens
setting-button-night = Silence la nuit (22–7)
setting-button-no-quiet = Pas d’heures de silence

without-words = Je ne lis que du texte. Écrivez-moi une question, ou transférez-moi un texte à vérifier.
questions-left = Je ne réponds pas à plus de questions à la fois. Envoyez-moi les autres dans un nouveau message.

check-same = Ceci dit la même chose :
check-otherwise = Ceci dit autre chose :
check-nothing-on-these = Je n’ai rien de publié à ce sujet :
check-nothing-on-any = Je n’ai rien de publié qui soit d’accord ou non avec ceci :
check-nothing-in-it = Je ne trouve rien ici à comparer aux nouvelles. Il y faut des noms ou des chiffres.
link-known = J’ai cet article :
link-on-this = Sur le même sujet :
link-nothing = Je n’ai rien sur le sujet de cette page.
link-of-what = L’adresse ne me dit pas de quoi parle la page. Demandez-le-moi avec vos mots.
link-what-to-do = Que dois-je faire de ce lien ?
link-add = Ajouter l’article
link-follow = Suivre le flux

no-updates-at-terminal = Je ne peux envoyer de nouvelles que sur Telegram. Suivez ceci là-bas, avec le bot.
written-to = Enregistré sous { $path }
