wish-text = “{ $text }”
wish-everything = her şey
wish-source = { $source } kaynağından her şey
wish-with = { $what }, { $words } geçenler
wish-without = { $what }, { $words } geçmeyenler
subscription-line = { $what } · { $how }
cadence-at-once = hemen
cadence-daily = her gün
cadence-weekly = her hafta
is-paused = duraklatıldı
is-muted = sessiz
is-important-only = yalnızca önemli haberler
# $count: a number of stories
is-less = gizlediğiniz { $count ->
        [one] haber
       *[other] { $count } haber
    } gibi olanlar hariç

subscribe-what =
    Neyi takip etmek istersiniz? Örneğin:
    /subscribe Black Sea grain
    /subscribe What does Kyiv require before talks?
    /subscribe Reuters
    /subscribe hepsi
    +sözcük ile yalnızca o sözcüğün geçtiği, -sözcük ile yalnızca geçmediği haberler.
followed = Size bildireceğim: { $what }.
preview-none = Son 7 günde size hiçbir şey bildirilmezdi.
preview-nearest = Bunlarda bir şeyler var. Takip etmek için birine dokunun:
preview-nearest-names = Şunlarla ilgili haberler var: { $topics }
preview-some = Son 7 günde size { $count ->
        [one] { $count } haber
       *[other] { $count } haber
    } bildirilirdi, örneğin:
preview-all = Son 7 günde size { $count ->
        [one] { $count } haber
       *[other] { $count } haber
    } bildirilirdi:
subscriptions-heading = Burada takip edilenler:
subscriptions-none = Burada henüz bir şey takip edilmiyor. /subscribe, sonra bir konu, soru ya da kaynak yazın.
ended = Artık bildirmeyeceğim: { $what }.
ended-all = { $count ->
        [one] { $count } abonelik sona erdi.
       *[other] { $count } abonelik sona erdi.
    }
export-caption = Burada takip edilenler. Aynısını başka yerde takip etmek için bu dosyanın metnini /subscriptions komutundan sonra yapıştırın.
imported = Yeni: { $added }. Zaten vardı: { $there }. Olmadı: { $refused }.
button-pause = Duraklat
button-resume = Sürdür
button-end = Sonlandır
button-mute = Sessiz
button-unmute = Sesli
button-list = « Hepsi
button-file = Dosya olarak
button-stop = Artık bildirme
button-important = Yalnızca önemli haberler
button-less-like-this = Böylesi daha az
button-as-digest = Günde bir kez
button-all-as-digest = Hepsi günde bir kez
button-answered = Yanıtlandı, bitir
button-keep-on = Aramayı sürdür
button-everything-again = Yeniden hepsi
# $what: something followed; $time: a time of day
important-from-now-on = { $what } için artık yalnızca önemlileri bildiririm.
less-from-now-on = { $what } için böylesini daha az bildiririm.
digest-from-now-on = { $what } artık günde bir kez, saat { $time } gelir.
kept-on = { $what } için yanıt aramayı sürdürüyorum.
button-what-i-follow = Takip ettiklerim
button-rest = { $count } tane daha »

zone-is = Saat diliminiz { $zone }, orada saat { $time }. Değiştirmek için: /timezone Europe/Istanbul
zone-set = Saat diliminiz artık { $zone }. Orada saat { $time }.
quiet-is = { $from } ile { $to } arasında hiçbir şey göndermem. Değiştirmek için: /quiet off
quiet-none = Sessiz saatiniz yok. Ayarlamak için: /quiet 22-7
quiet-set = Artık { $from } ile { $to } arasında hiçbir şey göndermem.
quiet-off = Artık sessiz saatiniz yok.
digest-is = Günlük özetler saat { $time }, haftalık özetler { $day } günü gelir. Değiştirmek için: /digest daily 8:00, /digest weekly, /digest off
digest-set-daily = Takip ettikleriniz her gün saat { $time } özet olarak gelir.
digest-set-weekly = Takip ettikleriniz { $day } günü saat { $time } özet olarak gelir.
digest-set-off = Yeni bir şey olunca hemen bildiririm.

declined-empty = Bunda takip edilecek bir şey yok.
declined-no-words = Bunda aranacak sözcük yok.
declined-says-nothing = Bu sözcükler her yazıda var. Ne hakkında olması gerektiğini yazın.
declined-one-letter = Tek harf her yazıda var. Bir sözcük yazın.
declined-address = Bu bir adres. Konuyu sözcüklerle ya da bir kaynağın adını yazın.
declined-too-long = Bu çok uzun: en fazla { $limit } karakter.
declined-already = Bu burada zaten takip ediliyor.
declined-too-many = Burada daha fazlası olmaz: aynı anda en fazla { $limit }. /subscriptions bunları gösterir.
declined-unknown-source = Bu kaynaktan hiçbir şeyim yok. /sources kimi alıntıladığımı gösterir.
declined-unknown-zone = Bu saat dilimini bilmiyorum. Europe/Istanbul gibi ya da büyük bir şehir adı yazın.
declined-wrong-time = Bu saati anlamadım. 8:00 ya da 22-7 gibi yazın.
declined-wrong-filter = Bu sözcükleri arayamam: en fazla { $limit }, her biri harf ya da rakamlardan.
declined-filter-says-nothing = Böyle bir sözcük neredeyse her yazıda var. + veya - işaretinden sonra daha seyrek bir sözcük yazın.
declined-gone = Bu artık takip edilmiyor.
declined-wrong-file = Bu bir abonelik dosyası değil.

update-for = Takip ettiğiniz için: { $what }:
# $word: the word by which it was found, as the article has it
update-for-word = Takip ettiğiniz için: { $what } (burada: { $word }):
# $what: a question
update-answers = Bu, { $what } sorusunu yanıtlıyor:
update-may-answer = Bu, { $what } sorusunu yanıtlıyor olabilir:
digest-offer = Benden çok mesaj alıyorsunuz. Bunları günde bir kez birlikte göndereyim mi?
may-be-a-repeat = Bunu daha önce almış olabilirsiniz.
digest-daily = Bugün: { $count ->
        [one] { $count } haber
       *[other] { $count } haber
    }
digest-weekly = Bu hafta: { $count ->
        [one] { $count } haber
       *[other] { $count } haber
    }
digest-gone = Bu özet artık yok.
correction-changed = Haber değiştirildi. Şöyle yazıyordu:
correction-now = Şimdi şöyle yazıyor:
correction-gone = Bu artık haberde yok:
retraction = Bu haber geri çekildi:
topic-closed = Grubunuzun bir konusuna artık yazamıyorum; orada takip edilenler duraklatıldı.
