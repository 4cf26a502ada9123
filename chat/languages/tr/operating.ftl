# For the bot's admins.
stats = Son { $days } gün: eklenen haber: { $articles }, sorulan soru: { $questions }, yanıtlanan: { $answered }. Toplam haber: { $all }.
stats-articles = haberler
stats-questions = sorular
retract-which = Hangi haber? /articles numaraları gösterir. Sonra örneğin şunu yazın: /retract 12
retract-sure = Bu haber artık alıntılanmasın mı? { $title }
retract-button = Çıkar
retracted = Çıkarıldı. Bu haberi artık alıntılamıyorum.

# What admins send to be indexed.
add-what = Ne ekleyeyim? /add https://… yazın ya da bir dosya gönderin: txt, md, html veya jsonl; gz, xz veya bz2 ile sıkıştırılmış da olabilir.
add-added = Eklendi: { $title }
add-updated = Güncellendi: { $title }
add-unchanged = Değişmedi: { $title }
add-also = Başka bir adresten biliniyor: { $title }
add-rejected = Eklenmedi: { $where } ({ $reason })
add-counts = Eklenen: { $added }. Güncellenen: { $updated }. Değişmeyen: { $unchanged }. Reddedilen: { $rejected }.
add-more = Diğerleri: { $count }
add-nothing = İçinde haber yok.
add-too-large = Bu { $megabytes } MB’den büyük. Bölün ya da sunucuda ekleyin.
add-feed = Bu bir akış. Artık izliyorum, haberleri kendiliğinden gelecek: { $title }

# Feeds.
feeds-line = { $number } · { $title } · { $state }
feeds-none = Henüz hiçbir akışı takip etmiyorum.
feeds-usage = Bir akışı takip etmek için: /feeds add https://… Bırakmak için: /feeds remove 3
feeds-new = yeni
feeds-followed = izleniyor
feeds-failing = çalışmıyor
feeds-ended = sona erdi
feeds-removed = Bu akışı artık takip etmiyorum. Haberleri kalıyor: { $title }
feeds-which = Hangi akış? /feeds numaraları gösterir. Sonra örneğin şunu yazın: /feeds remove 3
feeds-refused = Bu akışı takip edemiyorum: { $reason }
feeds-report = Bu akışlar çalışmıyor:

# Writing to everybody.
broadcast-what = Ne göndereyim? /broadcast, sonra metni yazın.
broadcast-too-long = Bu çok uzun: en fazla { $limit } karakter.
broadcast-nobody = Henüz yazılacak kimse yok.
broadcast-sure = Bu herkese gönderilsin mi? Sohbet sayısı: { $chats }
broadcast-button = Gönder
broadcast-sent = Yolda. Sohbet sayısı: { $chats }
