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

# Writing to everybody.
broadcast-what = Que dois-je envoyer ? Écrivez /broadcast puis le texte.
broadcast-too-long = C’est trop long : { $limit } caractères au plus.
broadcast-nobody = Il n’y a encore personne à qui écrire.
broadcast-sure = Envoyer ceci à tout le monde ? Discussions : { $chats }
broadcast-button = Envoyer
broadcast-sent = C’est en route. Discussions : { $chats }
