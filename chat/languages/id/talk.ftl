# Small talk, and what is confirmed before it is done.
talk-greeting = Halo!
talk-thanks = Sama-sama! Ketuk “Ikuti” di bawah jawaban, nanti kuberi tahu kalau ada kabar lagi.
talk-thanks-without-updates = Sama-sama!
talk-goodbye = Sampai jumpa! Lewat /subscribe, kuberi tahu kalau ada berita tentang suatu topik.
talk-goodbye-without-updates = Sampai jumpa!
talk-who = Aku bot yang menjawab pertanyaan tentang berita. Kutunjukkan kalimat dari artikel yang sudah terbit, kata demi kata. Tidak satu pun kutulis sendiri.
talk-how = Baik, terima kasih! Apa yang ingin kamu ketahui?
talk-sorry = Tidak apa-apa. Apa yang ingin kamu ketahui?
talk-okay = Oke. Tanya saja kapan pun. /latest menampilkan judul terbaru.
talk-insult = Maaf, aku belum bisa membantu. Tanyakan dengan beberapa kata dan nama, nanti kucari lagi.
talk-complaint = Maaf. Aku hanya menampilkan yang sudah terbit, dan kadang memilih kalimat yang tidak tepat. Tanyakan dengan kata lain, dengan nama atau tempat, nanti kucari lagi.

wish-sure = Mau kuberi tahu kalau ada yang baru tentang “{ $topic }”?
wish-yes = Ya, beri tahu aku
wish-no = Tidak, terima kasih
end-sure = Berhenti memberi tahu kamu tentang “{ $topic }”?
end-sure-all = Berhenti memberi tahu tentang semua yang diikuti di sini?
end-yes = Ya, berhenti
nothing-changed = Oke, tidak ada yang berubah.
