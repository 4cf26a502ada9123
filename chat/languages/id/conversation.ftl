# What the bot says for itself.
start =
    Tanyakan berita kepadaku dengan kata-katamu sendiri.
    Aku menjawab dengan kalimat dari artikel yang sudah terbit, kata demi kata, dan menyebut di mana dan kapan terbitnya.
help =
    Kirimkan pertanyaanmu. Aku menjawab dengan kutipan dari artikel yang sudah terbit, atau bilang kalau tidak ada.
    Di bawah jawaban, “Konteks” menampilkan paragraf di sekitar kutipan, dan “Lainnya” menampilkan kutipan lain.
    Di grup, sebut namaku, balas pesanku, atau pakai /ask.
commands-heading = Perintah:
ask-what = Apa yang ingin kamu ketahui? Tulis /ask, lalu pertanyaanmu.
unknown-command = Aku tidak kenal { $command }. Lihat /help untuk tahu apa yang bisa kulakukan.
went-wrong = Maaf, ada yang tidak beres. Sudah kucatat. Silakan coba lagi.
new-conversation = Oke, kita mulai dari awal. Apa yang ingin kamu ketahui?
language-which = Mau berbicara dalam bahasa apa?
# $codes: languages in short, such as "ar, de"
language-write = Mau berbicara dalam bahasa apa? Tulis setelah perintahnya, misalnya /language uk. Aku bisa bahasa-bahasa ini: { $codes }
language-chosen = Mulai sekarang, aku berbicara denganmu dalam bahasa { $language }.
too-many-questions = Aku tidak bisa menjawab sebanyak itu sekaligus. Coba tanya { $minutes } menit lagi.

button-context = Konteks
button-more = Lainnya
button-back = « Kembali
button-follow = Ikuti
button-follow-question = Ikuti pertanyaan ini
button-gone = Tombol ini sudah tidak berfungsi.
answer-gone = Jawaban ini sudah tidak kusimpan. Silakan tanya lagi.
answer-changed = Artikelnya sudah berubah sejak itu. Silakan tanya lagi.
context-of-what = Belum ada jawaban. Ajukan pertanyaan dulu, ya.
no-such-quote = Jawaban itu hanya punya { $count } kutipan.
no-more = Tidak ada kutipan lagi.
no-more-headlines = Tidak ada berita lagi.

follow-now = Aku akan memberi tahu kamu kalau ada yang baru yang menjawab ini.
follow-already = Kamu sudah mengikuti pertanyaan ini.
follow-too-many = Yang kamu ikuti sudah terlalu banyak. Kurangi dulu lewat /subscriptions.
follow-not-here = Aku tidak bisa mengirim kabar terbaru di sini.
admins-only = Hanya admin grup ini yang bisa melakukannya.
not-your-words = Aku hanya menjalankan perintah yang kamu tulis sendiri.
not-yours = Tombol ini untuk orang lain.

thanks = Terima kasih!
consent-question = Boleh kusimpan pertanyaanmu bersama penilaianmu, supaya jawabannya makin baik? Aku hanya bertanya sekali.
consent-yes = Ya, simpan saja
consent-no = Tidak, cukup dihitung

latest = Berita terbaru
latest-on = Berita terbaru tentang { $topic }
latest-none = Aku tidak punya apa pun tentang itu.
story-what = Tentang apa? Tulis /story, lalu topiknya.
story-of = { $topic }, menurut tanggal
sources-heading = Aku mengutip { $count } sumber:
source-line = { $source } — { $count } artikel
sources-more = dan { $count } lainnya
sources-none = Aku belum punya sumber, karena belum punya artikel.
article-gone = Artikel itu sudah tidak kusimpan.

privacy =
    Yang aku simpan tentang kamu:
    • Pertanyaanmu, selama { $hours } jam, supaya bisa kamu ikuti atau ubah. Kutipan yang kutunjukkan, selama { $days } hari, supaya tombolnya berfungsi.
    • Pengaturanmu, seperti bahasa, dan apa yang kamu ikuti.
    • Penilaianmu. Pertanyaannya ikut kusimpan hanya kalau kamu setuju.
    Selain itu tidak ada, dan tidak kubagikan kepada siapa pun. /mydata mengirimkannya kepadamu, /forgetme langsung menghapusnya.
mydata = Semua yang aku simpan tentang kamu.
in-private-only = Itu hanya kukirim di obrolan pribadi.
forget-sure = Hapus semua yang aku simpan tentang kamu, termasuk apa yang kamu ikuti? Ini tidak bisa dibatalkan.
forget-sure-name = Hapus semua yang aku simpan tentang grup atau channel yang kamu wakili, termasuk apa yang diikutinya? Ini tidak bisa dibatalkan. Harus ada admin grup ini yang mengonfirmasi.
forget-button = Hapus semua
forgotten = Sudah dihapus. Aku tidak menyimpan apa pun lagi tentang kamu.

inline-none = Tidak ada jawaban: buka obrolan
inline-type = Tulis pertanyaan
