# What is followed, and how it is told.
wish-text = “{ $text }”
wish-everything = semuanya
wish-source = semua dari { $source }
wish-with = { $what } dengan { $words }
wish-without = { $what } tanpa { $words }
subscription-line = { $what } · { $how }
cadence-at-once = langsung
cadence-daily = harian
cadence-weekly = mingguan
is-paused = dijeda
is-muted = tanpa suara
is-important-only = hanya berita penting
# $count: a number of stories
is-less = tanpa berita serupa { $count } yang kamu sembunyikan

# Following.
subscribe-what =
    Apa yang mau kamu ikuti? Misalnya:
    /subscribe Black Sea grain
    /subscribe What does Kyiv require before talks?
    /subscribe Reuters
    /subscribe semua
    Dengan +kata, hanya artikel yang memuat kata itu; dengan -kata, hanya yang tidak memuatnya.
followed = Kamu akan kuberi tahu tentang { $what }.
preview-none = Selama 7 hari terakhir, tidak ada berita untukmu.
preview-nearest = Aku punya berita tentang ini. Ketuk salah satu untuk mengikutinya juga:
preview-nearest-names = Ada berita tentang: { $topics }
preview-some = Selama 7 hari terakhir, ada { $count } berita untukmu, misalnya:
preview-all = Selama 7 hari terakhir, ada { $count } berita untukmu:
subscriptions-heading = Yang diikuti di sini:
subscriptions-none = Belum ada yang diikuti di sini. Tulis /subscribe, lalu topik, pertanyaan, atau sumber.
ended = Kamu tidak akan kuberi tahu lagi tentang { $what }.
ended-all = { $count } langganan berakhir.
export-caption = Yang diikuti di sini. Untuk mengikuti hal yang sama di tempat lain, tempelkan teks file ini di sana setelah /subscriptions.
imported = Ditambahkan: { $added }. Sudah diikuti: { $there }. Tidak bisa: { $refused }.
button-pause = Jeda
button-resume = Lanjutkan
button-end = Berhenti mengikuti
button-mute = Tanpa suara
button-unmute = Dengan suara
button-list = « Semua
button-file = Sebagai file
button-stop = Berhenti mengikuti
button-important = Hanya berita penting
button-less-like-this = Kurangi yang seperti ini
button-as-digest = Sekali sehari
button-all-as-digest = Semuanya sekali sehari
button-answered = Terjawab, berhenti
button-keep-on = Terus cari
button-everything-again = Semuanya lagi
# $what: something followed; $time: a time of day
important-from-now-on = Mulai sekarang, tentang { $what } hanya berita penting yang kukirim.
less-from-now-on = Mulai sekarang, tentang { $what } kukirim lebih sedikit yang seperti ini.
digest-from-now-on = Mulai sekarang, { $what } datang sekali sehari, pukul { $time }.
kept-on = Aku terus mencari jawaban untuk { $what }.
button-what-i-follow = Yang kuikuti
button-rest = { $count } lagi »

zone-is = Zona waktumu { $zone }, di sana pukul { $time }. Untuk mengubahnya: /timezone Asia/Jakarta
zone-set = Zona waktumu sekarang { $zone }. Di sana pukul { $time }.
quiet-is = Aku tidak mengirim apa pun antara { $from } dan { $to }. Untuk mengubahnya: /quiet off
quiet-none = Kamu tidak punya jam tenang. Untuk mengaturnya: /quiet 22-7
quiet-set = Mulai sekarang, aku tidak mengirim apa pun antara { $from } dan { $to }.
quiet-off = Kamu tidak punya jam tenang lagi.
digest-is = Ringkasan harian datang pukul { $time }, yang mingguan hari { $day }. Untuk mengubahnya: /digest daily 8:00, /digest weekly, /digest off
digest-set-daily = Mulai sekarang, yang kamu ikuti datang sebagai ringkasan, setiap hari pukul { $time }.
digest-set-weekly = Mulai sekarang, yang kamu ikuti datang sebagai ringkasan, setiap { $day } pukul { $time }.
digest-set-off = Kamu akan langsung kuberi tahu kalau ada yang baru.

declined-empty = Tidak ada yang bisa diikuti di situ.
declined-no-words = Aku tidak melihat kata yang bisa dicari di situ.
declined-says-nothing = Kata-kata itu ada di semua artikel. Ceritakan lebih jelas apa yang kamu cari.
declined-one-letter = Satu huruf saja ada di semua artikel. Tulis sebuah kata.
declined-address = Itu alamat. Tulis topik, atau nama sumber.
declined-too-long = Terlalu panjang: paling banyak { $limit } karakter.
declined-already = Itu sudah diikuti di sini.
declined-too-many = Sudah penuh: di sini paling banyak { $limit } yang bisa diikuti sekaligus. /subscriptions menampilkannya.
declined-unknown-source = Aku tidak punya apa pun dari sumber itu. /sources menampilkan sumber yang aku kutip.
declined-unknown-zone = Aku tidak kenal zona waktu itu. Tulis seperti Asia/Jakarta, atau nama kota besar.
declined-wrong-time = Aku tidak mengerti jam itu. Tulis seperti 8:00 atau 22-7.
declined-wrong-filter = Aku tidak bisa mencari kata-kata itu. Pakai paling banyak { $limit } kata, dari huruf atau angka.
declined-filter-says-nothing = Kata seperti itu ada di hampir semua artikel. Setelah + atau -, tulis kata yang lebih jarang.
declined-gone = Itu sudah tidak diikuti.
declined-wrong-file = Itu bukan daftar langganan yang bisa kubaca.

update-for = Karena kamu mengikuti { $what }:
# $word: the word by which it was found, as the article has it
update-for-word = Karena kamu mengikuti { $what } (di sini: { $word }):
# $what: a question
update-answers = Ini menjawab { $what }:
update-may-answer = Ini mungkin menjawab { $what }:
digest-offer = Kamu menerima banyak pesan dariku. Mau kukirim sekaligus sekali sehari?
may-be-a-repeat = Mungkin kamu sudah pernah menerima ini.
digest-daily = Hari ini: { $count } berita
digest-weekly = Minggu ini: { $count } berita
digest-gone = Ringkasan ini sudah tidak kusimpan.
correction-changed = Artikel ini berubah. Sebelumnya tertulis:
correction-now = Sekarang tertulis:
correction-gone = Ini sudah tidak ada di artikelnya:
retraction = Artikel ini sudah ditarik:
topic-closed = Aku tidak bisa lagi menulis di salah satu topik grupmu, jadi yang diikuti di sana kujeda.
