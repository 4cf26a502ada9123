# How the bot explains itself.
start-empty = Rien n’est encore indexé. Dès qu’il y aura des articles, je pourrai les citer.
start-empty-admin = Il n’y a encore rien à citer. Envoyez-moi l’adresse d’un flux ou d’un site d’actualité, ou un fichier d’articles : je m’occupe du reste.
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
setting-told = Ce que vous suivez arrive : { $how }
setting-told-nothing = Vous ne suivez encore rien.
setting-button-zone = Fuseau horaire
setting-button-night = Silence la nuit (22–7)
setting-button-no-quiet = Pas d’heures de silence

without-words = Je ne lis que des mots. Écrivez-moi une question, ou transférez-moi un texte à vérifier.

check-same = Dit la même chose :
check-otherwise = Dit autre chose :
check-nothing-on-these = Je n’ai rien de publié à ce sujet :
check-nothing-on-any = Je n’ai rien de publié qui dise la même chose ou le contraire :
check-nothing-in-it = Il n’y a rien là que je puisse comparer aux nouvelles : il y faut des noms ou des chiffres.
link-known = Cette page est parmi mes articles :
link-on-this = Sur le même sujet :
link-nothing = Je n’ai rien sur le sujet de cette page.
link-of-what = L’adresse ne me dit pas de quoi parle la page. Demandez-le-moi avec vos mots.
link-add = Ajouter l’article
link-follow = Suivre le flux

no-updates-at-terminal = Les nouvelles arrivent par Telegram : un terminal fermé n’en reçoit pas. Suivez là-bas, avec le bot.
written-to = Écrit dans { $path }
