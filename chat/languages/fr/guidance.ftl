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
