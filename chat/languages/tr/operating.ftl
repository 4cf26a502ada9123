# For the bot's admins.
stats = Son { $days } gün: dizine eklenen haber: { $articles }, sorulan soru: { $questions }, yanıtlanan: { $answered }. Toplam haber: { $all }.
stats-articles = haberler
stats-questions = sorular
retract-which = Hangisi? /articles numaraları gösterir: /retract 12
retract-sure = Bu haber yanıtlardan çıkarılsın mı? { $title }
retract-button = Çıkar
retracted = Çıkarıldı: artık alıntılanmıyor.

# What admins send to be indexed.
add-what = Ne ekleyeyim? /add https://… yazın ya da bir dosya gönderin: txt, md, html veya jsonl; gz, xz veya bz2 ile sıkıştırılmış da olabilir.
add-added = Eklendi: { $title }
add-updated = Güncellendi: { $title }
add-unchanged = Değişmedi: { $title }
add-also = Başka bir adresten biliniyor: { $title }
add-rejected = Eklenmedi: { $where } ({ $reason })
add-counts = Eklenen: { $added }. Güncellenen: { $updated }. Değişmeyen: { $unchanged }. Reddedilen: { $rejected }.
add-more = Diğerleri: { $count }
add-nothing = İçinde hiçbir şey yok.
add-too-large = Bu { $megabytes } MB’den büyük. Bölün ya da sunucuda ekleyin.
add-feed = Bu bir akış. Artık izliyorum, haberleri kendiliğinden gelecek: { $title }

# Feeds.
feeds-line = { $number } · { $title } · { $state }
feeds-none = Henüz izlenen akış yok.
feeds-usage = /feeds add https://… akışı izler, /feeds remove 3 izlemeyi bırakır.
feeds-new = yeni
feeds-followed = izleniyor
feeds-failing = çalışmıyor
feeds-ended = sona erdi
feeds-removed = Artık izlenmiyor, haberleri kalıyor: { $title }
feeds-which = Hangisi? /feeds numaraları gösterir: /feeds remove 3
feeds-refused = İzlenmiyor: { $reason }
feeds-report = Bu akışlar çalışmıyor:

# Writing to everybody.
broadcast-what = Ne yazayım? /broadcast ve metin.
broadcast-too-long = Bu çok uzun: en fazla { $limit } karakter.
broadcast-nobody = Henüz yazılacak kimse yok.
broadcast-sure = Bu herkese gönderilsin mi? Sohbet sayısı: { $chats }
broadcast-button = Gönder
broadcast-sent = Yolda. Sohbet sayısı: { $chats }
