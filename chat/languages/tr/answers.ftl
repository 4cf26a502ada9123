# An answer and its parts.
today = bugün
yesterday = dün
untitled = (başlıksız)
undated = tarihsiz
also-in = şurada da var: { $articles }
list-between = {", "}
same-article = aynı haber
credit = { $source } · { $date }
quote-language = Alıntının dili: { $language }

refused-empty-library = Henüz haberim yok, bu yüzden alıntılanacak bir şey yok.
refused-no-words = Burada aranacak bir sözcük göremiyorum. Birkaç sözcükle sorun, örneğin: “Kiev görüşmelerden önce ne istiyor?”
refused-nothing-on-this = Bunu yanıtlayan yayımlanmış bir cümlem yok.
refused-nothing-then = O zamandan bunu yanıtlayan bir şeyim yok.
refused-nothing-from-source = O kaynaktan bunu yanıtlayan bir şeyim yok.
refused-future = Bu henüz olmadı, o yüzden kimse yazmadı.
refused-unsure = Bunu alıntılayacak kadar açık yanıtlayan bir şey bulamadım.
refused-other-language = Yazılarımın çoğunun dili: { $language }. Bu dilde bir soru daha çok şey bulur.
nearest-headlines = En yakın başlıklar:

likely = Yanıtı bu olabilir:
read-as = { $written } → { $read }
from-date = { $date } tarihli haberden:
other-time = O zamandan bu konuda bir şey bulamadım. Bu { $date } tarihli.
other-time-undated = O zamandan bu konuda bir şey bulamadım. Bunun tarihi yok.
earlier-on = Daha önce, { $date }: “{ $words }”
