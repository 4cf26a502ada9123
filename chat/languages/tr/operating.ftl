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
feeds-heading = Takip ettiğim akışlar ve kanallar
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

# Telegram channels whose posts become articles.
source-channels-usage = Yönetici olduğum bir Telegram kanalını okumam için: /feeds add @kanal Bırakmam için: /feeds remove @kanal
# $channel: its @name or link; $articles, $skipped: numbers
source-channel-line = { $channel } · { $title } · { $state } · haber: { $articles }, çok kısa: { $skipped }
# $channel: its title and @name, or its @name
source-channel-read = Artık { $channel } kanalını okuyorum. Gönderileri haber oluyor.
source-channel-waits = Telegram’da çalışmaya başlayınca { $channel } kanalını okuyacağım. Beni orada yönetici yapın.
source-channel-known = { $channel } kanalını zaten okuyorum.
source-channel-removed = { $channel } kanalını artık okumuyorum. Haberleri kalıyor.
source-channel-which = Bu kanalı okumuyorum. /feeds okuduklarımı gösterir.
source-channel-not-found = { $channel } kanalını bulamıyorum. Gizliyse beni orada yönetici yapın, sonra bir gönderisinin bağlantısını gönderin.
source-channel-name = { $channel } bir kanal olamaz. Kanal adında en az 4 harf veya rakam olur, örneğin @port_news.
source-channel-no-channel = { $channel } bir kanal değil. Yalnızca kanalları okuyabilirim.
source-channel-not-there = Henüz { $channel } kanalında değilim. Beni orada yönetici yapın (hiçbir yetki gerekmez), sonra yeniden deneyin.
source-channel-not-now = Telegram şu anda yanıt vermiyor. Bir dakika sonra yeniden deneyin.
# Why no posts come.
source-channel-wanted = Henüz bakmadım.
source-channel-gone = Bu kanalı bulamıyorum. Silindi mi, yoksa adı mı yanlış?
source-channel-none = Bu bir kanal değil.
source-channel-lost = Orada yönetici değilim. Beni yönetici yapın, okumayı sürdüreyim.
# What changed, told to admins. $before, $channel: its former and present @name or link
source-channels-report = Okuduğum kanallar hakkında:
source-channel-renamed = { $before } artık { $channel }. Okumayı sürdürüyorum.
source-channel-private = { $before } artık gizli. Okumayı sürdürüyorum, ama gönderilerinin bağlantılarını yalnızca üyeleri açabilir.
# Where an admin sends the link of a channel.
source-channel-offer = { $channel } kanalını okuyayım mı? Gönderileri haber olur.
source-channel-button = Kanalı oku

# Writing to everybody.
broadcast-what = Ne göndereyim? /broadcast, sonra metni yazın.
broadcast-too-long = Bu çok uzun: en fazla { $limit } karakter.
broadcast-nobody = Henüz yazılacak kimse yok.
broadcast-sure = Bu herkese gönderilsin mi? Sohbet sayısı: { $chats }
broadcast-button = Gönder
broadcast-sent = Yolda. Sohbet sayısı: { $chats }
