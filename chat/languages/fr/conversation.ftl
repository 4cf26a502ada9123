# What the bot says for itself.
start =
    Posez-moi vos questions sur l’actualité, avec vos mots.
    Je réponds par des phrases d’articles publiés, mot pour mot, et vous dis où et quand elles ont paru.
help =
    Envoyez-moi une question. Je réponds par des citations d’articles publiés, ou je vous dis que je n’en ai pas.
    Sous une réponse, « Contexte » montre le paragraphe d’une citation et « Plus » d’autres citations.
    Dans un groupe, mentionnez-moi, répondez-moi ou utilisez /ask.
commands-heading = Commandes :
ask-what = Que voulez-vous savoir ? Écrivez /ask puis votre question.
unknown-command = Je ne connais pas { $command }. /help montre ce que je sais faire.
went-wrong = Désolé, quelque chose s’est mal passé. Je l’ai noté. Veuillez réessayer.
new-conversation = D’accord, recommençons. Que voulez-vous savoir ?
language-which = Quelle langue dois-je parler ?
# $codes: languages in short, such as "ar, de"
language-write = Quelle langue dois-je parler ? Écrivez-la après la commande, par exemple /language uk. Je connais : { $codes }
language-chosen = Je vous parle désormais en { $language }.
too-many-questions = C’est plus que je ne peux répondre à la fois. Redemandez dans { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.

button-context = Contexte
button-more = Plus
button-back = « Retour
button-follow = Suivre
button-follow-question = Suivre cette question
button-gone = Ce bouton ne fonctionne plus.
answer-gone = Je n’ai plus cette réponse. Veuillez redemander.
answer-changed = L’article a changé depuis. Veuillez redemander.
context-of-what = Il n’y a pas encore de réponse. Posez-moi d’abord une question.
no-such-quote = Cette réponse { $count ->
        [one] n’a qu’une citation
       *[other] n’a que { $count } citations
    }.
no-more = Il n’y a pas d’autres citations.
no-more-headlines = Il n’y a pas d’autres nouvelles.

follow-now = Je vous préviendrai quand quelque chose de nouveau y répondra.
follow-already = Vous suivez déjà cette question.
follow-too-many = Vous ne pouvez rien suivre de plus. Arrêtez d’abord un suivi avec /subscriptions.
follow-not-here = Je ne peux pas envoyer de nouvelles ici.
admins-only = Seuls les admins de ce groupe le peuvent.
not-your-words = Je n’exécute que ce que vous écrivez vous-même.
not-yours = Ce bouton appartient à quelqu’un d’autre.

thanks = Merci !
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
sources-none = Je n’ai pas encore de sources, car je n’ai pas d’articles.
article-gone = Je n’ai plus cet article.

privacy =
    Ce que je conserve sur vous :
    • Vos questions, pendant { $hours ->
        [one] { $hours } heure
       *[other] { $hours } heures
    }, pour que vous puissiez les suivre ou les corriger. Les citations que je vous ai montrées, pendant { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }, pour que les boutons fonctionnent.
    • Vos réglages, comme la langue, et ce que vous suivez.
    • Vos avis. La question avec eux seulement si vous l’avez accepté.
    Rien d’autre, et je ne le partage avec personne. /mydata vous l’envoie, /forgetme l’efface aussitôt.
mydata = Tout ce que je conserve sur vous.
in-private-only = Je n’envoie cela que dans une discussion privée.
forget-sure = Effacer tout ce que je conserve sur vous, y compris ce que vous suivez ? C’est irréversible.
forget-sure-name = Effacer tout ce que je conserve sur le groupe ou le canal pour lequel vous écrivez, y compris ce qu’il suit ? C’est irréversible. Un admin de ce groupe doit le confirmer.
forget-button = Tout effacer
forgotten = Effacé. Je ne conserve plus rien sur vous.

inline-none = Pas de réponse : ouvrir le chat
inline-type = Écrivez une question
