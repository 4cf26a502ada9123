# What the bot says for itself.
start =
    Frag mich in deinen eigenen Worten nach den Nachrichten.
    Ich antworte mit Sätzen, die veröffentlicht wurden, Wort für Wort, und sage, wo und wann.
help =
    Schreib eine Frage. Ich antworte mit Zitaten aus indexierten Artikeln oder sage, dass ich keine habe.
    Unter einer Antwort: „Kontext“ zeigt den Absatz um ein Zitat, „Mehr“ weitere Zitate.
    Erwähne mich in einer Gruppe, antworte mir oder nimm /ask.
commands-heading = Befehle:
ask-what = Was möchtest du wissen? Schreib /ask und deine Frage.
unknown-command = { $command } kenne ich nicht. /help zeigt, was ich kann.
went-wrong = Dabei ist etwas schiefgegangen, es ist vermerkt. Bitte versuch es noch einmal.
new-conversation = Vergessen, wovon wir sprachen. Was möchtest du wissen?
language-which = Welche Sprache soll ich sprechen?
# $codes: languages in short, such as "ar, de"
language-write = Welche Sprache soll ich sprechen? Schreib sie hinter den Befehl, etwa /language uk: { $codes }
language-chosen = Von jetzt an spreche ich mit dir { $language }.
too-many-questions = Das ist mehr, als ich auf einmal beantworten kann. Ich bin wieder da in { $minutes ->
        [one] einer Minute
       *[other] { $minutes } Minuten
    }.

button-context = Kontext
button-more = Mehr
button-back = « Zurück
button-follow = Folgen
button-follow-question = Dieser Frage folgen
button-gone = Dieser Knopf tut nichts mehr.
answer-gone = Diese Antwort habe ich nicht mehr. Bitte frag noch einmal.
answer-changed = Der Artikel hat sich seitdem geändert. Bitte frag noch einmal.
context-of-what = Es gibt noch keine Antwort, deren Kontext ich zeigen könnte.
no-such-quote = Diese Antwort hat { $count ->
        [one] nur ein Zitat
       *[other] nur { $count } Zitate
    }.
no-more = Weitere Zitate gibt es nicht.

follow-now = Ich sage dir Bescheid, wenn etwas Neues das beantwortet.
follow-already = Dieser Frage folgst du schon.
follow-too-many = Du folgst so vielen, wie es geht. Beende zuerst eine mit /subscriptions.
follow-not-here = Hier kann ich keine Meldungen schicken.
admins-only = Das dürfen nur die Admins dieser Gruppe.
not-your-words = Ich führe nur aus, was du selbst schreibst.
not-yours = Dieser Knopf gehört jemand anderem.

thanks = Danke.
consent-question = Darf ich deine Frage zusammen mit deiner Bewertung behalten, damit die Antworten besser werden? Ich frage nur einmal.
consent-yes = Ja, behalten
consent-no = Nein, nur zählen

latest = Das Neueste
latest-on = Das Neueste zu { $topic }
latest-none = Dazu habe ich nichts.
story-what = Wozu? Schreib /story und worum es geht.
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
sources-none = Noch keine Quellen: Es ist nichts indexiert.
article-gone = Diesen Artikel gibt es hier nicht mehr.

privacy =
    Was ich über dich speichere:
    • Deine letzte Frage, { $hours ->
        [one] { $hours } Stunde
       *[other] { $hours } Stunden
    } lang, damit du ihr folgen oder sie berichtigen kannst; welche Zitate ich dir gezeigt habe, { $days ->
        [one] { $days } Tag
       *[other] { $days } Tage
    } lang, damit die Knöpfe funktionieren.
    • Was du gewählt hast: deine Sprache und wem du folgst.
    • Deine Bewertungen; die Frage dazu nur, wenn du zugestimmt hast.
    Sonst nichts, und niemand anders bekommt es. /mydata schickt es dir, /forgetme löscht es sofort.
mydata = Alles, was über dich gespeichert ist.
in-private-only = Das schicke ich nur im privaten Chat.
forget-sure = Alles löschen, was über dich gespeichert ist, auch wem du folgst? Es lässt sich nicht zurückholen.
forget-sure-name = Alles löschen, was über die Gruppe oder den Kanal gespeichert ist, in deren Namen du schreibst, auch wem sie folgen? Es lässt sich nicht zurückholen. Ein Admin dieser Gruppe muss es bestätigen.
forget-button = Alles löschen
forgotten = Gelöscht. Über dich ist nichts mehr gespeichert.

inline-none = Keine Antwort: Chat öffnen
inline-type = Schreib eine Frage
