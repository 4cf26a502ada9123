# An answer and its parts.
today = сегодня
yesterday = вчера
untitled = (без названия)
undated = без даты
also-in = также в { $articles }
list-between = {", "}
same-article = та же статья
credit = { $source } · { $date }
quote-language = Язык цитаты: { $language }

refused-empty-library = У меня пока нет статей, поэтому цитировать нечего.
refused-no-words = Я не вижу здесь слов, которые можно искать. Спросите в нескольких словах, например: «Чего требует Киев перед переговорами?»
refused-nothing-on-this = У меня нет опубликованного предложения, которое на это отвечает.
refused-nothing-then = У меня нет ничего за то время, что на это отвечает.
refused-nothing-from-source = У меня нет ничего из этого источника, что на это отвечает.
refused-future = Этого ещё не произошло, поэтому никто об этом не писал.
refused-unsure = Я не нашёл ничего, что отвечало бы на это достаточно ясно, чтобы цитировать.
refused-other-language = Язык большинства моих статей: { $language }. Вопрос на этом языке найдёт больше.
nearest-headlines = Самые похожие заголовки:

likely = Возможно, это ответ:
read-as = { $written } → { $read }
from-date = От { $date }:
other-time = За то время у меня ничего об этом нет. Это от { $date }.
other-time-undated = За то время у меня ничего об этом нет. У этого нет даты.
earlier-on = Ранее, { $date }: «{ $words }»
