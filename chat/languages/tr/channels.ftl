# Kanallar.
subscribe-what-channel = Burada hangi haberleri paylaşayım? Bir konu, soru ya da kaynak yazın; ya da “hepsi” yazın.
followed-channel = Artık burada haber paylaşıyorum: { $what }.
preview-none-channel = Son 7 günde hiçbir şey olmazdı.
preview-some-channel = Son 7 günde { $count ->
        [one] { $count } haber
       *[other] { $count } haber
    } olurdu, örneğin:
preview-all-channel = Son 7 günde { $count ->
        [one] { $count } haber
       *[other] { $count } haber
    } olurdu:
subscriptions-heading-channel = Bu kanal için takip edilenler:
subscriptions-none-channel = Bu kanal için henüz bir şey takip edilmiyor.
settings-heading-channel = Bu kanalın ayarları
setting-told-channel = Buradaki haberler: { $how }
setting-told-nothing-channel = { subscriptions-none-channel }
ended-channel = Artık burada bunları paylaşmıyorum: { $what }.
zone-is-channel = Bu kanalın saat dilimi { $zone }, orada saat { $time }.
zone-set-channel = Bu kanalın saat dilimi artık { $zone }. Orada saat { $time }.
quiet-is-channel = { $from } ile { $to } arasında burada hiçbir şey paylaşmam.
quiet-none-channel = Bu kanalın sessiz saati yok.
quiet-set-channel = Artık { $from } ile { $to } arasında burada hiçbir şey paylaşmam.
quiet-off-channel = Bu kanalın artık sessiz saati yok.
digest-is-channel = Günlük özetler saat { $time }, haftalık özetler { $day } günü gelir.
digest-set-daily-channel = Artık her gün saat { $time } bir özet paylaşırım.
digest-set-weekly-channel = Artık { $day } günü saat { $time } bir özet paylaşırım.
digest-set-off-channel = Artık haberleri hemen paylaşırım.
declined-too-many-channel = Burada daha fazlası olmaz: aynı anda en fazla { $limit }.
declined-unknown-source-channel = Bu kaynaktan hiçbir şeyim yok.
language-write-channel = Hangi dilde paylaşayım? Bildiklerim: { $codes }
language-chosen-channel = Artık buradaki paylaşım dili: { $language }.
update-for-channel = { $what }:
update-for-word-channel = { $what } (burada: { $word }):
may-be-a-repeat-channel = Bu daha önce paylaşılmış olabilir.
digest-more = ve { $count } tane daha

subscribe-for-channel = Kanalınız için önce kanalın adını yazın: /subscribe @kanalim Black Sea grain
that-channel = bu kanal
channel-by-invitation = Davet bağlantısının arkasını göremem. Komutu kanalın kendisinde paylaşın; orada paylaşım yapabilen bir yönetici olmalıyım.
channel-not-found = { $channel } bulunamadı. Adını kontrol edin. Kanal gizliyse komutu kanalın kendisinde paylaşın; orada paylaşım yapabilen bir yönetici olmalıyım.
channel-is-group = { $channel } bir grup. Komutu orada yazın.
channel-in-private = Bir kanal söz konusuysa bana özelden yazın.
channel-not-there = { $channel }: Orada paylaşım yapamıyorum. Beni paylaşım yapabilen bir yönetici yapıp yeniden deneyin.
channel-not-yours = { $channel }: Bunu yalnızca orada paylaşım yapabilen yöneticiler yapabilir.

welcome-group =
    Merhaba! Haberlerle ilgili soruları, yayımlanmış haberlerden kelimesi kelimesine alınmış cümlelerle yanıtlarım.
    Bana bir şey sormak için adımı anın, mesajımı yanıtlayın ya da /ask ve sorunuzu yazın.
    Yeni haberleri de bildiririm: /subscribe ve bir konu yazın. Burada takip edilenleri yalnızca grubun yöneticileri değiştirebilir.
welcome-channel =
    Merhaba! Burada haberleri kaynağı ve tarihiyle kelimesi kelimesine paylaşırım. Konuları bu kanalın yöneticileri seçer.
    Haberlerle ilgili bir sorunuz mu var? Bana yazın: { $bot }
welcome-how-public = Beni { $chat } kanalına eklediğiniz için teşekkürler. Orada bir şey takip etmek için bana buradan /subscribe { $username } ve bir konu yazın. Ya da kanalda /subscribe ve bir konu paylaşın. Bunu yalnızca orada paylaşım yapabilen yöneticiler değiştirebilir.
welcome-how-private = Beni { $chat } kanalına eklediğiniz için teşekkürler. Orada bir şey takip etmek için kanalda /subscribe ve bir konu paylaşın. Bunu yalnızca orada paylaşım yapabilen yöneticiler değiştirebilir.
welcome-no-right = Beni eklediniz, ama orada yazamıyorum: { $chat }. İzin verirseniz başlarım.

rights-lost = Artık orada yazamıyorum: { $chat }. Bu yüzden takip edilenleri duraklattım. Yeniden izin verilince sürdürürüm.
chat-gone = { $chat } artık bulunamıyor; orada takip edilenler sona erdi.
