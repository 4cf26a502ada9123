# An answer and its parts.
today = today
yesterday = yesterday
untitled = (no title)
undated = no date
# $articles: one or more titles or sources, already listed
also-in = also in { $articles }
# between the names of a list
list-between = {", "}
# under a further quote of an article, as a link
same-article = the same article
credit = { $source } · { $date }
# under a quote that is not in the language of the question; $language: its name
quote-language = Language of the quote: { $language }

# Why there is no answer: one line.
refused-empty-library = I have no articles yet, so there is nothing to quote.
refused-no-words = I see no words there to search for. Ask in a few words, like “What does Kyiv require before talks?”
refused-nothing-on-this = I have no published sentence that answers this.
refused-nothing-then = I have nothing from that time that answers this.
refused-nothing-from-source = I have nothing from that source that answers this.
refused-future = That hasn’t happened yet, so nobody has reported on it.
refused-unsure = I found nothing that answers this clearly enough to quote.
# under a refusal where hardly any article is in the language of the question; $language: the name of that of most
refused-other-language = Most of my articles are in { $language }: a question in { $language } finds more.
nearest-headlines = Closest headlines:

# How sure an answer is, and what it was found for.
likely = This may be the answer:
# $written: a word of the question; $read: the word that it was taken for
read-as = { $written } → { $read }
# before a quote that is not of these days; $date: a day and a month
from-date = From { $date }:
# where nothing is from the time that was asked for
other-time = I found nothing on this from that time. This is from { $date }.
other-time-undated = I found nothing on this from that time. This has no date.
# what was reported before that; $words: a published sentence
earlier-on = Earlier, on { $date }: “{ $words }”
