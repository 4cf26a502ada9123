# Small talk, and what is confirmed before it is done.
talk-greeting = Bonjour !
talk-thanks = Je vous en prie ! Touchez « Suivre » sous une réponse, et je vous préviendrai quand il y aura du nouveau.
talk-thanks-without-updates = Je vous en prie !
talk-goodbye = Au revoir ! Avec /subscribe, je vous préviens quand il y a du nouveau sur un sujet.
talk-goodbye-without-updates = Au revoir !
talk-who = Je suis un bot qui répond aux questions sur l’actualité. Je vous montre des phrases d’articles publiés, mot pour mot. Je n’en écris aucune.
talk-how = Très bien, merci ! Que voulez-vous savoir ?
talk-sorry = Ce n’est rien. Que voulez-vous savoir ?
talk-okay = Bien. Interrogez-moi quand vous voulez. /latest montre les derniers titres.
talk-insult = Désolé de n’avoir pas pu vous aider. Posez la question en quelques mots, avec des noms, et je chercherai encore.
talk-complaint = Désolé. Je ne montre que ce qui a été publié, et je choisis parfois une phrase à côté du sujet. Demandez autrement, avec un nom ou un lieu, et je chercherai encore.

wish-sure = Voulez-vous que je vous prévienne quand il y aura du nouveau sur « { $topic } » ?
wish-yes = Oui, prévenez-moi
wish-no = Non, merci
end-sure = Dois-je cesser de vous parler de « { $topic } » ?
end-sure-all = Dois-je cesser de parler de tout ce qui est suivi ici ?
end-yes = Oui, arrêter
nothing-changed = D’accord, rien n’a changé.
