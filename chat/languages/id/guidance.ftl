# How the bot explains itself.
start-empty = Aku belum punya artikel. Begitu ada, aku bisa mengutipnya.
start-empty-admin = Belum ada yang bisa dikutip. Kirimkan alamat feed atau situs berita, atau file berisi artikel, dan sisanya kuurus.
begin-latest = Berita terbaru
begin-subscribe = Ikuti topik
begin-language = Bahasa
begin-help = Bantuan
sample-said = Apa kata { $subject }?
sample-about = Apa yang baru tentang { $subject }?
sample-title = Apa yang diketahui tentang “{ $subject }”?
commands-heading-admin = Untuk admin bot:
did-you-mean = Aku tidak kenal { $command }. Maksudmu { $meant }?

settings-heading = Pengaturanmu
setting-language = Bahasa: { $language }
setting-zone = Zona waktu: { $zone }, di sana pukul { $time }
setting-quiet = Jam tenang: { $from } sampai { $to }
setting-quiet-none = Jam tenang: tidak ada
setting-told = Kabar tentang yang kamu ikuti: { $how }
setting-told-nothing = Kamu belum mengikuti apa pun.
setting-preview-on = Pratinjau tautan: tampil
setting-preview-off = Pratinjau tautan: tersembunyi
setting-button-zone = Zona waktu
setting-button-preview = Tampilkan pratinjau tautan
setting-button-no-preview = Sembunyikan pratinjau tautan
setting-button-night = Tenang di malam hari (22–7)
setting-button-no-quiet = Tanpa jam tenang

without-words = Aku hanya bisa membaca teks. Kirim pertanyaan, atau teruskan teks yang mau kuperiksa.
questions-left = Segini dulu pertanyaan yang kujawab sekaligus. Kirim sisanya di pesan lain.

check-same = Ini mengatakan hal yang sama:
check-otherwise = Ini mengatakan hal lain:
check-nothing-on-these = Aku tidak punya artikel tentang ini:
check-nothing-on-any = Aku tidak punya artikel yang sejalan atau bertentangan dengan ini:
check-nothing-in-it = Aku tidak menemukan apa pun di sini untuk dicocokkan dengan berita. Perlu ada nama atau angka.
link-known = Aku punya artikel ini:
link-on-this = Tentang topik yang sama:
link-nothing = Aku tidak punya apa pun tentang topik halaman itu.
link-of-what = Dari alamatnya aku tidak tahu isi halaman itu. Tanyakan dengan kata-katamu sendiri.
link-what-to-do = Tautan ini mau diapakan?
link-add = Tambahkan artikel
link-follow = Ikuti feed

no-updates-at-terminal = Kabar terbaru hanya bisa kukirim di Telegram. Ikuti ini di sana lewat bot.
written-to = Disimpan di { $path }
