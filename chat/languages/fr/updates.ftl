wish-text = « { $text } »
wish-everything = tout
wish-source = tout ce que publie { $source }
wish-with = { $what } avec { $words }
wish-without = { $what } sans { $words }
subscription-line = { $what } · { $how }
cadence-at-once = aussitôt
cadence-daily = chaque jour
cadence-weekly = chaque semaine
is-paused = en pause
is-muted = sans son
is-important-only = seulement les nouvelles importantes
# $count: a number of stories
is-less = sans nouvelles comme { $count ->
        [one] celle que vous avez masquée
       *[other] les { $count } que vous avez masquées
    }

subscribe-what =
    Que voulez-vous suivre ? Par exemple :
    /subscribe Black Sea grain
    /subscribe What does Kyiv require before talks?
    /subscribe Reuters
    /subscribe tout
    Avec +mot, seulement les articles contenant ce mot ; avec -mot, seulement ceux sans ce mot.
followed = Je vous préviendrai : { $what }.
preview-none = Ces 7 derniers jours, vous n’auriez rien reçu.
preview-nearest = J’ai quelque chose sur ceci. Touchez pour le suivre aussi :
preview-nearest-names = J’ai des nouvelles sur : { $topics }
preview-some = Ces 7 derniers jours, vous auriez reçu { $count ->
        [one] { $count } nouvelle
       *[other] { $count } nouvelles
    }, dont :
preview-all = Ces 7 derniers jours, vous auriez reçu { $count ->
        [one] { $count } nouvelle
       *[other] { $count } nouvelles
    } :
subscriptions-heading = Ce qui est suivi ici :
subscriptions-none = Rien n’est suivi ici pour l’instant. Écrivez /subscribe puis un sujet, une question ou une source.
ended = Je ne vous préviendrai plus : { $what }.
ended-all = { $count ->
        [one] { $count } abonnement terminé.
       *[other] { $count } abonnements terminés.
    }
export-caption = Ce qui est suivi ici. Pour suivre la même chose ailleurs, collez-y le texte de ce fichier après /subscriptions.
imported = Nouveaux : { $added }. Déjà suivis : { $there }. Impossibles : { $refused }.
button-pause = Pause
button-resume = Reprendre
button-end = Terminer
button-mute = Sans son
button-unmute = Avec son
button-list = « Tout
button-file = En fichier
button-stop = Ne plus me prévenir
button-important = Seulement l’important
button-less-like-this = Moins de ce genre
button-as-digest = Une fois par jour
button-all-as-digest = Tout une fois par jour
button-answered = Répondu, arrêter
button-keep-on = Continuer
button-everything-again = Tout à nouveau
# $what: something followed; $time: a time of day
important-from-now-on = Sur { $what }, je ne vous dis plus que l’important.
less-from-now-on = Sur { $what }, je vous en dirai moins de ce genre.
digest-from-now-on = { $what } arrive désormais une fois par jour, à { $time }.
kept-on = Je continue à chercher une réponse à { $what }.
button-what-i-follow = Ce que je suis
button-rest = { $count } de plus »

zone-is = Votre fuseau horaire est { $zone }, où il est { $time }. Pour le changer : /timezone Europe/Paris
zone-set = Votre fuseau horaire est maintenant { $zone }. Il y est { $time }.
quiet-is = Je n’envoie rien entre { $from } et { $to }. Pour changer : /quiet off
quiet-none = Vous n’avez pas d’heures de silence. Pour en fixer : /quiet 22-7
quiet-set = Désormais, je n’envoie rien entre { $from } et { $to }.
quiet-off = Vous n’avez plus d’heures de silence.
digest-is = Les résumés du jour arrivent à { $time }, ceux de la semaine le { $day }. Pour changer : /digest daily 8:00, /digest weekly, /digest off
digest-set-daily = Ce que vous suivez arrive en résumé, chaque jour à { $time }.
digest-set-weekly = Ce que vous suivez arrive en résumé, le { $day } à { $time }.
digest-set-off = Je vous préviendrai aussitôt qu’il y aura du nouveau.

declined-empty = Il n’y a rien à suivre là-dedans.
declined-no-words = Il n’y a là aucun mot à chercher.
declined-says-nothing = Ces mots sont dans tous les articles. Dites-moi de quoi il doit s’agir.
declined-one-letter = Une lettre est dans tous les articles. Écrivez un mot.
declined-address = C’est une adresse. Écrivez un sujet en mots, ou le nom d’une source.
declined-too-long = C’est trop long : { $limit } caractères au plus.
declined-already = C’est déjà suivi ici.
declined-too-many = On ne peut suivre ici que { $limit } choses à la fois. /subscriptions les montre.
declined-unknown-source = Je n’ai rien de cette source. /sources montre qui je cite.
declined-unknown-zone = Je ne connais pas ce fuseau horaire. Écrivez-le comme Europe/Paris, ou nommez une grande ville.
declined-wrong-time = Je ne comprends pas cette heure. Écrivez-la comme 8:00 ou 22-7.
declined-wrong-filter = Je ne peux pas chercher ces mots : { $limit } au plus, faits de lettres ou de chiffres.
declined-filter-says-nothing = Un tel mot est dans presque tous les articles. Après + ou -, écrivez un mot plus rare.
declined-gone = Ce n’est plus suivi.
declined-wrong-file = Ce n’est pas un fichier d’abonnements.

update-for = Parce que vous suivez { $what } :
# $word: the word by which it was found, as the article has it
update-for-word = Parce que vous suivez { $what } (ici : { $word }) :
# $what: a question
update-answers = Ceci répond à { $what } :
update-may-answer = Ceci répond peut-être à { $what } :
digest-offer = Vous recevez beaucoup de messages de moi. Dois-je les envoyer ensemble une fois par jour ?
may-be-a-repeat = Vous avez peut-être déjà reçu ceci.
digest-daily = Aujourd’hui : { $count ->
        [one] { $count } nouvelle
       *[other] { $count } nouvelles
    }
digest-weekly = Cette semaine : { $count ->
        [one] { $count } nouvelle
       *[other] { $count } nouvelles
    }
digest-gone = Je n’ai plus ce résumé.
correction-changed = L’article a été modifié. Il disait :
correction-now = Il dit maintenant :
correction-gone = Ceci ne figure plus dans l’article :
retraction = Cet article a été retiré :
topic-closed = Je ne peux plus écrire dans un sujet de votre groupe. Ce qui y était suivi est en pause.
