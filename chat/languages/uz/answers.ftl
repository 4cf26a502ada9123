# An answer and its parts.
today = bugun
yesterday = kecha
untitled = (sarlavhasiz)
undated = sanasi yo‘q
also-in = bu manbada ham bor: { $articles }
list-between = {", "}
same-article = o‘sha maqola
credit = { $source } · { $date }
quote-language = Iqtibos tili: { $language }

refused-empty-library = Menda hali maqola yo‘q, shuning uchun iqtibos keltira olmayman.
refused-no-words = Bu yerda qidiradigan so‘z ko‘rmayapman. Bir necha so‘z bilan so‘rang, masalan: “Kiyev muzokaralardan oldin nimani talab qilyapti?”
refused-nothing-on-this = Menda bunga javob beradigan chop etilgan gap yo‘q.
refused-nothing-then = O‘sha vaqtga oid, bunga javob beradigan narsa topolmadim.
refused-nothing-from-source = O‘sha manbadan bunga javob beradigan narsa topolmadim.
refused-future = Bu hali sodir bo‘lmagan, shuning uchun hech kim bu haqda yozmagan.
refused-unsure = Iqtibos keltirishga yetarli darajada aniq javob topolmadim.
refused-other-language = Maqolalarim ko‘pchiligining tili: { $language }. Shu tildagi savol ko‘proq narsa topadi.
nearest-headlines = Eng yaqin sarlavhalar:

likely = Javob shu bo‘lishi mumkin:
read-as = { $written } → { $read }
from-date = Bu maqola sanasi – { $date }:
other-time = Bu haqda o‘sha vaqtga oid narsa topolmadim. Buning sanasi: { $date }.
other-time-undated = Bu haqda o‘sha vaqtga oid narsa topolmadim. Buning sanasi yo‘q.
earlier-on = Avvalroq, { $date }: “{ $words }”
