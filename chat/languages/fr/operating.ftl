# For the bot's admins.
stats = Les { $days } derniers jours : articles ajoutés : { $articles }, questions posées : { $questions }, dont répondues : { $answered }. En tout, il y a { $all } articles.
stats-articles = articles
stats-questions = questions
retract-which = Quel article ? /articles montre les numéros. Écrivez ensuite, par exemple : /retract 12
retract-sure = Ne plus citer cet article ? { $title }
retract-button = Retirer
retracted = Retiré. Je ne cite plus cet article.

# What admins send to be indexed.
add-what = Que faut-il ajouter ? Écrivez /add https://… ou envoyez-moi un fichier : txt, md, html ou jsonl, aussi compressé en gz, xz ou bz2.
add-added = Ajouté : { $title }
add-updated = Mis à jour : { $title }
add-unchanged = Inchangé : { $title }
add-also = Déjà connu à une autre adresse : { $title }
add-rejected = Non ajouté : { $where } ({ $reason })
add-counts = Ajoutés : { $added }. Mis à jour : { $updated }. Inchangés : { $unchanged }. Refusés : { $rejected }.
add-more = Autres : { $count }
add-nothing = Il n’y a pas d’articles dedans.
add-too-large = C’est plus de { $megabytes } Mo. Divisez le fichier ou ajoutez-le sur le serveur.
add-feed = C’est un flux. Je le suis désormais, ses articles arriveront d’eux-mêmes : { $title }

# Feeds.
feeds-heading = Les flux et les canaux que je suis
feeds-line = { $number } · { $title } · { $state }
feeds-none = Je ne suis encore aucun flux.
feeds-usage = Pour suivre un flux : /feeds add https://… Pour arrêter : /feeds remove 3
feeds-new = nouveau
feeds-followed = suivi
feeds-failing = en panne
feeds-ended = terminé
feeds-removed = Je ne suis plus ce flux. Ses articles restent : { $title }
feeds-which = Quel flux ? /feeds montre les numéros. Écrivez ensuite, par exemple : /feeds remove 3
feeds-refused = Je ne peux pas suivre ce flux : { $reason }
feeds-report = Ces flux ne fonctionnent pas :

# Telegram channels whose posts become articles.
source-channels-usage = Pour lire un canal Telegram dont je suis admin : /feeds add @canal Pour arrêter : /feeds remove @canal
# $channel: its @name or link; $articles, $skipped: numbers
source-channel-line = { $channel } · { $title } · { $state } · articles : { $articles }, trop courts : { $skipped }
# $channel: its title and @name, or its @name
source-channel-read = Je lis { $channel } à partir de maintenant. Ses publications deviennent des articles.
source-channel-waits = Je lirai { $channel } dès que je serai sur Telegram. Nommez-moi admin de ce canal.
source-channel-known = Je lis déjà { $channel }.
source-channel-removed = Je ne lis plus { $channel }. Ses articles restent.
source-channel-which = Je ne lis pas ce canal. /feeds montre ceux que je lis.
source-channel-not-found = Je ne trouve pas { $channel }. S’il est privé, nommez-moi admin, puis envoyez-moi le lien d’une de ses publications.
source-channel-name = { $channel } ne peut pas être un canal. Le nom d’un canal a au moins 4 lettres ou chiffres, comme @port_news.
source-channel-no-channel = { $channel } n’est pas un canal. Je ne peux lire que des canaux.
source-channel-not-there = Je ne suis pas encore dans { $channel }. Nommez-moi admin (sans aucun droit particulier), puis réessayez.
source-channel-not-now = Telegram ne répond pas pour le moment. Réessayez dans une minute.
# Why no posts come.
source-channel-wanted = Je ne l’ai pas encore cherché.
source-channel-gone = Je ne le trouve pas. A-t-il été supprimé, ou le nom est-il faux ?
source-channel-none = Ce n’est pas un canal.
source-channel-lost = Je n’y suis pas admin. Nommez-moi, et je reprendrai la lecture.
# What changed, told to admins. $before, $channel: its former and present @name or link
source-channels-report = À propos des canaux que je lis :
source-channel-renamed = { $before } s’appelle maintenant { $channel }. Je continue à le lire.
source-channel-private = { $before } est maintenant privé. Je continue à le lire, mais seuls ses membres peuvent ouvrir les liens vers ses publications.
# Where an admin sends the link of a channel.
source-channel-offer = Dois-je lire { $channel } ? Ses publications deviendront des articles.
source-channel-button = Lire le canal

# Writing to everybody.
broadcast-what = Que dois-je envoyer ? Écrivez /broadcast puis le texte.
broadcast-too-long = C’est trop long : { $limit } caractères au plus.
broadcast-nobody = Il n’y a encore personne à qui écrire.
broadcast-sure = Envoyer ceci à tout le monde ? Discussions : { $chats }
broadcast-button = Envoyer
broadcast-sent = C’est en route. Discussions : { $chats }
