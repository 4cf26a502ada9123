# What the bot says for itself.
start =
    Frag mich in deinen eigenen Worten nach den Nachrichten.
    Ich antworte mit Sätzen aus veröffentlichten Artikeln, Wort für Wort, und sage dir, wo und wann sie erschienen sind.
help =
    Stell mir eine Frage. Ich antworte mit Zitaten aus veröffentlichten Artikeln oder sage dir, dass ich keine habe.
    Unter einer Antwort zeigt „Kontext“ den Absatz um ein Zitat und „Mehr“ weitere Zitate.
    Erwähne mich in einer Gruppe, antworte mir oder nimm /ask.
commands-heading = Befehle:
ask-what = Was möchtest du wissen? Schreib /ask und dann deine Frage.
unknown-command = { $command } kenne ich nicht. /help zeigt, was ich kann.
went-wrong = Da ist leider etwas schiefgegangen. Ich habe es notiert. Bitte versuch es noch einmal.
new-conversation = Gut, fangen wir neu an. Was möchtest du wissen?
language-which = Welche Sprache soll ich sprechen?
# $codes: languages in short, such as "ar, de"
language-write = Welche Sprache soll ich sprechen? Schreib sie hinter den Befehl, etwa /language uk. Ich kann: { $codes }
language-chosen = Von jetzt an spreche ich mit dir { $language }.
too-many-questions = Das ist mehr, als ich auf einmal beantworten kann. Bitte frag wieder in { $minutes ->
        [one] einer Minute
       *[other] { $minutes } Minuten
    }.

button-context = Kontext
button-more = Mehr
button-back = « Zurück
button-follow = Verfolgen
button-follow-question = Diese Frage verfolgen
button-gone = Dieser Knopf funktioniert nicht mehr.
answer-gone = Diese Antwort habe ich nicht mehr. Bitte frag noch einmal.
answer-changed = Der Artikel hat sich seitdem geändert. Bitte frag noch einmal.
context-of-what = Es gibt noch keine Antwort. Stell mir zuerst eine Frage.
no-such-quote = Diese Antwort hat { $count ->
        [one] nur ein Zitat
       *[other] nur { $count } Zitate
    }.
no-more = Mehr Zitate gibt es nicht.
no-more-headlines = Mehr Nachrichten gibt es nicht.

follow-now = Ich sage dir Bescheid, wenn etwas Neues das beantwortet.
follow-already = Diese Frage verfolgst du schon.
follow-too-many = Mehr kannst du nicht verfolgen. Beende zuerst etwas mit /subscriptions.
follow-not-here = Hier kann ich keine Meldungen schicken.
admins-only = Das dürfen nur die Admins dieser Gruppe.
not-your-words = Ich führe nur aus, was du selbst schreibst.
not-yours = Dieser Knopf ist für jemand anderen.

thanks = Danke!
consent-question = Darf ich deine Frage zusammen mit deiner Bewertung behalten, damit die Antworten besser werden? Ich frage nur einmal.
consent-yes = Ja, behalten
consent-no = Nein, nur zählen

latest = Das Neueste
latest-on = Das Neueste zu { $topic }
latest-none = Dazu habe ich nichts.
story-what = Welches Thema? Schreib /story und dann ein Thema.
story-of = { $topic }, nach Datum
sources-heading = Ich zitiere { $count ->
        [one] { $count } Quelle
       *[other] { $count } Quellen
    }:
source-line = { $source } — { $count ->
        [one] { $count } Artikel
       *[other] { $count } Artikel
    }
sources-more = und { $count ->
        [one] { $count } weitere
       *[other] { $count } weitere
    }
sources-none = Ich habe noch keine Quellen, weil ich noch keine Artikel habe.
article-gone = Diesen Artikel habe ich nicht mehr.

privacy =
    Was ich über dich speichere:
    • Deine Fragen, { $hours ->
        [one] { $hours } Stunde
       *[other] { $hours } Stunden
    } lang, damit du sie verfolgen oder ändern kannst. Welche Zitate ich dir gezeigt habe, { $days ->
        [one] { $days } Tag
       *[other] { $days } Tage
    } lang, damit die Knöpfe funktionieren.
    • Deine Einstellungen, etwa deine Sprache, und was du verfolgst.
    • Deine Bewertungen. Die Frage dazu nur, wenn du zugestimmt hast.
    Sonst nichts, und ich gebe es niemandem weiter. /mydata schickt es dir, /forgetme löscht es sofort.
mydata = Alles, was ich über dich speichere.
in-private-only = Das schicke ich nur im privaten Chat.
forget-sure = Alles löschen, was ich über dich speichere, auch was du verfolgst? Das lässt sich nicht rückgängig machen.
forget-sure-name = Alles löschen, was ich über die Gruppe oder den Kanal speichere, für die du schreibst, auch was dort verfolgt wird? Das lässt sich nicht rückgängig machen. Ein Admin dieser Gruppe muss es bestätigen.
forget-button = Alles löschen
forgotten = Gelöscht. Ich speichere nichts mehr über dich.

inline-none = Keine Antwort: Chat öffnen
inline-type = Schreib eine Frage
