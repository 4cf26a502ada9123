# Les canaux.
subscribe-what-channel = Sur quoi dois-je publier ici ? Nommez un sujet, une question ou une source, ou écrivez « tout ».
followed-channel = Désormais, je publie ici les nouvelles sur : { $what }.
preview-none-channel = Ces 7 derniers jours, il n’y aurait rien eu.
preview-some-channel = Ces 7 derniers jours, il y aurait eu { $count ->
        [one] { $count } nouvelle
       *[other] { $count } nouvelles
    }, dont :
preview-all-channel = Ces 7 derniers jours, il y aurait eu { $count ->
        [one] { $count } nouvelle
       *[other] { $count } nouvelles
    } :
subscriptions-heading-channel = Ce qui est suivi pour ce canal :
subscriptions-none-channel = Rien n’est suivi pour ce canal pour l’instant.
settings-heading-channel = Réglages de ce canal
setting-told-channel = Nouvelles ici : { $how }
setting-told-nothing-channel = { subscriptions-none-channel }
ended-channel = Je ne publie plus ici les nouvelles sur : { $what }.
zone-is-channel = Le fuseau horaire de ce canal est { $zone }, où il est { $time }.
zone-set-channel = Le fuseau horaire de ce canal est maintenant { $zone }. Il y est { $time }.
quiet-is-channel = Je ne publie rien ici entre { $from } et { $to }.
quiet-none-channel = Ce canal n’a pas d’heures de silence.
quiet-set-channel = Désormais, je ne publie rien ici entre { $from } et { $to }.
quiet-off-channel = Ce canal n’a plus d’heures de silence.
digest-is-channel = Les résumés du jour paraissent à { $time }, ceux de la semaine le { $day }.
digest-set-daily-channel = Désormais, je publie un résumé chaque jour à { $time }.
digest-set-weekly-channel = Désormais, je publie un résumé le { $day } à { $time }.
digest-set-off-channel = Désormais, je publie les nouvelles aussitôt.
declined-too-many-channel = On ne peut suivre ici que { $limit } choses à la fois.
declined-unknown-source-channel = Je n’ai rien de cette source.
language-write-channel = Dans quelle langue dois-je publier ? Je connais : { $codes }
language-chosen-channel = Désormais, la langue de publication ici est : { $language }.
update-for-channel = { $what } :
update-for-word-channel = { $what } (ici : { $word }) :
may-be-a-repeat-channel = Ceci a peut-être déjà été publié.
digest-more = et { $count } de plus

subscribe-for-channel = Pour votre canal, nommez-le d’abord : /subscribe @moncanal Black Sea grain
that-channel = ce canal
channel-by-invitation = Je ne peux pas voir derrière un lien d’invitation. Publiez la commande dans le canal lui-même, où je dois être un admin qui peut publier.
channel-not-found = Je ne trouve pas { $channel }. Vérifiez son nom. Si le canal est privé, publiez-y la commande. Je dois y être un admin qui peut publier.
channel-is-group = { $channel } est un groupe. Écrivez-y la commande.
channel-in-private = S’il s’agit d’un canal, écrivez-moi en privé.
channel-not-there = Je n’ai pas le droit de publier dans { $channel }. Faites de moi un admin qui peut y publier, puis réessayez.
channel-not-yours = Dans { $channel }, seuls les admins qui peuvent publier peuvent faire cela.

welcome-group =
    Bonjour ! Je réponds aux questions sur l’actualité par des phrases d’articles publiés, mot pour mot.
    Pour me poser une question, mentionnez-moi, répondez-moi ou écrivez /ask suivi de la question.
    Je signale aussi les nouveaux articles : écrivez /subscribe et un sujet. Seuls les admins du groupe peuvent changer ce qui est suivi ici.
welcome-channel =
    Bonjour ! Je publie ici l’actualité mot pour mot, avec la source et la date. Les admins de ce canal choisissent les sujets.
    Une question sur l’actualité ? Écrivez-moi : { $bot }
welcome-how-public = Merci de m’avoir ajouté à { $chat }. Pour y suivre quelque chose, écrivez-moi ici : /subscribe { $username } et un sujet. Ou publiez /subscribe et un sujet dans le canal. Seuls les admins qui peuvent y publier peuvent changer cela.
welcome-how-private = Merci de m’avoir ajouté à { $chat }. Pour y suivre quelque chose, publiez /subscribe et un sujet dans le canal. Seuls les admins qui peuvent y publier peuvent changer cela.
welcome-no-right = Vous m’avez ajouté à { $chat }, mais je n’ai pas le droit d’y publier. Donnez-moi ce droit, et je commencerai.

rights-lost = Je n’ai plus le droit de publier dans { $chat }. Ce qui y est suivi est en pause. Dès que je l’aurai de nouveau, je reprendrai.
chat-gone = Je ne trouve plus { $chat }. Ce qui y était suivi est arrêté.
