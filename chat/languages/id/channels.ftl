# Channels, and what admins of chats are told.

# Commands for a channel, from a private chat.
channel-not-yours = Di { $channel }, hanya admin yang boleh memposting yang bisa melakukannya.
channel-not-there = Aku tidak boleh memposting di { $channel }. Jadikan aku admin di sana yang boleh memposting, lalu coba lagi.
channel-not-found = Aku tidak menemukan { $channel }. Periksa lagi namanya. Kalau channel itu privat, posting perintahnya langsung di channel itu; di sana aku perlu jadi admin yang boleh memposting.
channel-by-invitation = Aku tidak bisa melihat isi tautan undangan. Posting perintahnya langsung di channel itu; di sana aku perlu jadi admin yang boleh memposting.
channel-is-group = { $channel } itu grup. Tulis perintahnya di sana.
channel-in-private = Kalau ini soal channel, tulis kepadaku lewat chat pribadi.
subscribe-for-channel = Untuk channelmu, sebut namanya dulu: /subscribe @channelku Black Sea grain
that-channel = channel ini

# In a channel.
subscribe-what-channel = Berita tentang apa yang diposting di sini? Sebutkan topik, pertanyaan, atau sumber, atau “semua”.
followed-channel = Mulai sekarang, berita tentang ini diposting di sini: { $what }.
ended-channel = Berita tentang ini tidak diposting lagi di sini: { $what }.
subscriptions-heading-channel = Yang diikuti untuk channel ini:
subscriptions-none-channel = Belum ada yang diikuti untuk channel ini.
settings-heading-channel = Pengaturan channel ini
setting-told-channel = Berita di sini: { $how }
setting-told-nothing-channel = { subscriptions-none-channel }
preview-none-channel = Selama 7 hari terakhir, tidak ada berita.
preview-some-channel = Selama 7 hari terakhir, ada { $count } berita, misalnya:
preview-all-channel = Selama 7 hari terakhir, ada { $count } berita:
may-be-a-repeat-channel = Mungkin ini sudah pernah diposting.
update-for-channel = { $what }:
update-for-word-channel = { $what } (di sini: { $word }):
digest-more = dan { $count } lainnya
digest-is-channel = Ringkasan harian datang pukul { $time }, yang mingguan hari { $day }.
digest-set-daily-channel = Mulai sekarang, ringkasan diposting setiap hari pukul { $time }.
digest-set-weekly-channel = Mulai sekarang, ringkasan diposting setiap { $day } pukul { $time }.
digest-set-off-channel = Mulai sekarang, berita langsung diposting.
quiet-is-channel = Tidak ada yang diposting di sini antara { $from } dan { $to }.
quiet-none-channel = Channel ini tidak punya jam tenang.
quiet-set-channel = Mulai sekarang, tidak ada yang diposting di sini antara { $from } dan { $to }.
quiet-off-channel = Channel ini tidak punya jam tenang lagi.
zone-is-channel = Zona waktu channel ini { $zone }, di sana pukul { $time }.
zone-set-channel = Zona waktu channel ini sekarang { $zone }. Di sana pukul { $time }.
language-chosen-channel = Mulai sekarang, aku memposting di sini dalam bahasa { $language }.
language-write-channel = Dalam bahasa apa aku memposting? Aku bisa bahasa-bahasa ini: { $codes }
declined-too-many-channel = Sudah penuh: di sini paling banyak { $limit } yang bisa diikuti sekaligus.
declined-unknown-source-channel = Aku tidak punya apa pun dari sumber itu.

# When the bot is added to a chat.
welcome-group =
    Halo! Aku menjawab pertanyaan tentang berita dengan kalimat dari artikel yang sudah terbit, kata demi kata.
    Untuk bertanya, sebut namaku, balas pesanku, atau tulis /ask dan pertanyaanmu.
    Aku juga bisa mengabari tentang artikel baru: tulis /subscribe dan sebuah topik. Hanya admin grup ini yang bisa mengubah apa yang diikuti di sini.
welcome-channel =
    Halo! Di sini aku memposting berita kata demi kata, dengan sumber dan tanggal. Topiknya ditentukan admin channel ini.
    Ada pertanyaan tentang berita? Tulis kepadaku: { $bot }
welcome-how-public = Terima kasih sudah menambahkanku ke { $chat }. Untuk mengikuti sesuatu di sana, tulis kepadaku di sini: /subscribe { $username } dan sebuah topik. Atau posting /subscribe dan sebuah topik di channel itu. Hanya admin yang boleh memposting di sana yang bisa mengubahnya.
welcome-how-private = Terima kasih sudah menambahkanku ke { $chat }. Untuk mengikuti sesuatu di sana, posting /subscribe dan sebuah topik di channel itu. Hanya admin yang boleh memposting di sana yang bisa mengubahnya.
welcome-no-right = Kamu menambahkanku ke { $chat }, tetapi aku tidak boleh memposting di sana. Izinkan aku memposting, dan aku mulai.
rights-lost = Aku tidak boleh lagi memposting di { $chat }, jadi yang diikuti di sana kujeda. Begitu boleh lagi, kulanjutkan.
chat-gone = Aku tidak menemukan { $chat } lagi, jadi yang diikuti di sana kuhentikan.
