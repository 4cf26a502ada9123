# What the bot says for itself.
start =
    Posez-moi vos questions sur l’actualité, avec vos mots.
    Je réponds par des phrases publiées, mot pour mot, en disant où et quand.
help =
    Écrivez une question. Je réponds par des citations d’articles indexés, ou je dis que je n’en ai pas.
    Sous une réponse : « Contexte » montre le paragraphe autour d’une citation, « Plus » d’autres citations.
    Dans un groupe, mentionnez-moi, répondez-moi ou utilisez /ask.
commands-heading = Commandes :
ask-what = Que voulez-vous savoir ? Écrivez /ask et votre question.
unknown-command = Je ne connais pas { $command }. /help montre ce que je sais faire.
went-wrong = Quelque chose s’est mal passé, c’est noté. Veuillez réessayer.
new-conversation = J’ai oublié ce dont nous parlions. Que voulez-vous savoir ?
language-which = Quelle langue dois-je parler ?
# $codes: languages in short, such as "ar, de"
language-write = Quelle langue dois-je parler ? Écrivez-la après la commande, par exemple /language uk : { $codes }
language-chosen = Je vous parle désormais en { $language }.
too-many-questions = C’est plus que je ne peux répondre à la fois. Je reviens dans { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.

button-context = Contexte
button-more = Plus
button-back = « Retour
button-follow = Suivre
button-follow-question = Suivre cette question
button-gone = Ce bouton ne fait plus rien.
answer-gone = Je n’ai plus cette réponse. Veuillez redemander.
answer-changed = L’article a changé depuis. Veuillez redemander.
context-of-what = Il n’y a pas encore de réponse dont je puisse montrer le contexte.
no-such-quote = Cette réponse { $count ->
        [one] n’a qu’une citation
       *[other] n’a que { $count } citations
    }.
no-more = Il n’y a pas d’autres citations.

follow-now = Je vous préviendrai quand du nouveau y répondra.
follow-already = Vous suivez déjà cette question.
follow-too-many = Vous en suivez autant que possible. Mettez d’abord fin à une avec /subscriptions.
follow-not-here = Je ne peux pas envoyer de nouvelles ici.
admins-only = Seuls les admins de ce groupe le peuvent.
not-your-words = Je n’exécute que ce que vous écrivez vous-même.
not-yours = Ce bouton appartient à quelqu’un d’autre.

thanks = Merci.
consent-question = Puis-je garder votre question avec votre avis, pour améliorer les réponses ? Je ne le demande qu’une fois.
consent-yes = Oui, gardez-la
consent-no = Non, comptez seulement

latest = Le plus récent
latest-on = Le plus récent sur { $topic }
latest-none = Je n’ai rien là-dessus.
story-what = Sur quoi ? Écrivez /story et le sujet.
story-of = { $topic }, par date
sources-heading = Je cite { $count ->
        [one] { $count } source
       *[other] { $count } sources
    } :
source-line = { $source } — { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
sources-more = et { $count ->
        [one] { $count } autre
       *[other] { $count } autres
    }
sources-none = Pas encore de sources : rien n’est indexé.
article-gone = Cet article n’est plus ici.

privacy =
    Ce que je conserve sur vous :
    • Votre dernière question, pendant { $hours ->
        [one] { $hours } heure
       *[other] { $hours } heures
    }, pour que vous puissiez la suivre ou la corriger ; les citations que je vous ai montrées, pendant { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }, pour que les boutons fonctionnent.
    • Ce que vous avez choisi : votre langue et ce que vous suivez.
    • Vos avis ; la question avec eux seulement si vous l’avez accepté.
    Rien d’autre, et personne d’autre ne le reçoit. /mydata vous l’envoie, /forgetme l’efface aussitôt.
mydata = Tout ce qui est conservé sur vous.
in-private-only = Je n’envoie cela qu’en privé.
forget-sure = Effacer tout ce qui est conservé sur vous, aussi ce que vous suivez ? On ne peut pas le récupérer.
forget-sure-name = Effacer tout ce qui est conservé sur le groupe ou le canal au nom duquel vous écrivez, aussi ce qu’il suit ? On ne peut pas le récupérer. Un admin de ce groupe doit le confirmer.
forget-button = Tout effacer
forgotten = Effacé. Plus rien n’est conservé sur vous.

inline-none = Pas de réponse : ouvrir le chat
inline-type = Écrivez une question
