# An answer and its parts.
today = hari ini
yesterday = kemarin
untitled = (tanpa judul)
undated = tanpa tanggal
also-in = juga di { $articles }
list-between = {", "}
same-article = artikel yang sama
credit = { $source } · { $date }
quote-language = Bahasa kutipan: { $language }

refused-empty-library = Aku belum punya artikel, jadi belum ada yang bisa dikutip.
refused-no-words = Aku tidak melihat kata yang bisa dicari di situ. Tanyakan dengan beberapa kata, misalnya: “Apa syarat Kyiv sebelum perundingan?”
refused-nothing-on-this = Aku tidak punya kalimat dari artikel yang menjawab ini.
refused-nothing-then = Dari waktu itu, aku tidak punya apa pun yang menjawab ini.
refused-nothing-from-source = Dari sumber itu, aku tidak punya apa pun yang menjawab ini.
refused-future = Itu belum terjadi, jadi belum ada yang memberitakannya.
refused-unsure = Aku tidak menemukan jawaban yang cukup jelas untuk dikutip.
refused-other-language = Bahasa sebagian besar artikelku: { $language }. Pertanyaan dalam bahasa itu menemukan lebih banyak.
nearest-headlines = Judul yang paling dekat:

likely = Mungkin ini jawabannya:
read-as = { $written } → { $read }
from-date = Dari { $date }:
other-time = Aku tidak menemukan apa pun tentang ini dari waktu itu. Ini dari { $date }.
other-time-undated = Aku tidak menemukan apa pun tentang ini dari waktu itu. Yang ini tanpa tanggal.
earlier-on = Sebelumnya, pada { $date }: “{ $words }”
