# For the bot's admins.
stats = Dalam { $days } hari terakhir: { $articles } artikel ditambahkan, { $questions } pertanyaan diajukan, { $answered } di antaranya terjawab. Seluruhnya ada { $all } artikel.
stats-articles = artikel
stats-questions = pertanyaan
retract-which = Artikel yang mana? /articles menampilkan nomornya. Lalu tulis, misalnya: /retract 12
retract-sure = Berhenti mengutip artikel ini? { $title }
retract-button = Tarik
retracted = Sudah ditarik. Aku tidak mengutip artikel ini lagi.

# What admins send to be indexed.
add-what = Apa yang mau ditambahkan? Tulis /add https://… atau kirim file: txt, md, html, atau jsonl, boleh dikompresi sebagai gz, xz, atau bz2.
add-added = Ditambahkan: { $title }
add-updated = Diperbarui: { $title }
add-unchanged = Tidak berubah: { $title }
add-also = Sudah ada dari alamat lain: { $title }
add-rejected = Tidak ditambahkan: { $where } ({ $reason })
add-counts = Ditambahkan: { $added }. Diperbarui: { $updated }. Tidak berubah: { $unchanged }. Ditolak: { $rejected }.
add-more = Lainnya: { $count }
add-nothing = Tidak ada artikel di dalamnya.
add-too-large = Ukurannya lebih dari { $megabytes } MB. Bagi dulu, atau tambahkan di server.
add-feed = Itu feed. Kuikuti mulai sekarang, dan artikelnya kutambahkan begitu terbit: { $title }

# Feeds.
feeds-heading = Feed yang aku ikuti
feeds-line = { $number } · { $title } · { $state }
feeds-none = Aku belum mengikuti feed apa pun.
feeds-usage = Untuk mengikuti feed: /feeds add https://… Untuk berhenti: /feeds remove 3
feeds-new = baru
feeds-followed = diikuti
feeds-failing = bermasalah
feeds-ended = berakhir
feeds-removed = Aku tidak mengikuti feed ini lagi. Artikelnya tetap ada: { $title }
feeds-which = Feed yang mana? /feeds menampilkan nomornya. Lalu tulis, misalnya: /feeds remove 3
feeds-refused = Aku tidak bisa mengikuti feed ini: { $reason }
feeds-report = Feed ini tidak berfungsi:

# Telegram channels whose posts become articles.
source-channels-usage = Untuk membaca channel Telegram yang adminnya aku: /feeds add @channel Untuk berhenti: /feeds remove @channel
# $channel: its @name or link; $articles, $skipped: numbers
source-channel-line = { $channel } · { $title } · { $state } · artikel: { $articles }, terlalu pendek: { $skipped }
# $channel: its title and @name, or its @name
source-channel-read = Mulai sekarang kubaca { $channel }. Postingannya menjadi artikel.
source-channel-waits = { $channel } kubaca begitu aku berjalan di Telegram. Jadikan aku admin di sana.
source-channel-known = { $channel } sudah kubaca.
source-channel-removed = { $channel } tidak kubaca lagi. Artikelnya tetap ada.
source-channel-which = Channel itu tidak kubaca. /feeds menampilkan yang kubaca.
source-channel-not-found = Aku tidak menemukan { $channel }. Kalau channel itu privat, jadikan aku admin di sana, lalu kirimkan tautan salah satu postingannya.
source-channel-name = { $channel } bukan nama channel. Nama channel minimal 4 huruf atau angka, seperti @port_news.
source-channel-no-channel = { $channel } bukan channel. Aku hanya bisa membaca channel.
source-channel-not-there = Aku belum ada di { $channel }. Jadikan aku admin di sana (tidak perlu hak apa pun), lalu coba lagi.
source-channel-not-now = Telegram sedang tidak menjawab. Coba lagi sebentar lagi, ya.
# Why no posts come.
source-channel-wanted = Belum kucari.
source-channel-gone = Aku tidak menemukannya. Apakah sudah dihapus, atau namanya salah?
source-channel-none = Itu bukan channel.
source-channel-lost = Aku bukan admin di sana. Jadikan aku admin, dan akan kubaca lagi.
# What changed, told to admins. $before, $channel: its former and present @name or link
source-channels-report = Tentang channel yang kubaca:
source-channel-renamed = { $before } sekarang bernama { $channel }. Tetap kubaca.
source-channel-private = { $before } sekarang privat. Tetap kubaca, tetapi tautan postingannya hanya bisa dibuka anggotanya.
# Where an admin sends the link of a channel.
source-channel-offer = Mau kubaca { $channel }? Postingannya menjadi artikel.
source-channel-button = Baca channel

# Writing to everybody.
broadcast-what = Apa yang mau dikirim? Tulis /broadcast, lalu teksnya.
broadcast-too-long = Terlalu panjang: paling banyak { $limit } karakter.
broadcast-nobody = Belum ada yang bisa dikirimi.
broadcast-sure = Kirim ini ke semua orang? Obrolan: { $chats }
broadcast-button = Kirim
broadcast-sent = Sedang dikirim. Obrolan: { $chats }
