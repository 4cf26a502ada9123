# What the bot says for itself.
start =
    Haberleri bana kendi sözlerinizle sorun.
    Yayımlanmış cümlelerle, kelimesi kelimesine yanıt veririm; nerede ve ne zaman çıktığını da söylerim.
help =
    Bir soru yazın. Dizindeki haberlerden alıntılarla yanıt veririm ya da olmadığını söylerim.
    Yanıtın altında: “Bağlam” alıntının paragrafını, “Daha” başka alıntıları gösterir.
    Grupta benden söz edin, bana yanıt verin ya da /ask kullanın.
commands-heading = Komutlar:
ask-what = Ne öğrenmek istersiniz? /ask ve sorunuzu yazın.
unknown-command = { $command } komutunu bilmiyorum. /help neler yapabildiğimi gösterir.
went-wrong = Bir şey ters gitti, not edildi. Lütfen yeniden deneyin.
new-conversation = Ne konuştuğumuzu unuttum. Ne öğrenmek istersiniz?
language-which = Hangi dilde konuşayım?
# $codes: languages in short, such as "ar, de"
language-write = Hangi dili konuşayım? Komuttan sonra yazın, örneğin /language uk: { $codes }
language-chosen = Bundan sonra sizinle şu dilde konuşuyorum: { $language }.
too-many-questions = Bu, bir seferde yanıtlayabileceğimden fazla. { $minutes ->
        [one] { $minutes } dakika
       *[other] { $minutes } dakika
    } sonra yine yanınızdayım.

button-context = Bağlam
button-more = Daha
button-back = « Geri
button-follow = Takip et
button-follow-question = Bu soruyu takip et
button-gone = Bu düğme artık bir şey yapmıyor.
answer-gone = Bu yanıt artık bende yok. Lütfen yeniden sorun.
answer-changed = Haber o zamandan beri değişti. Lütfen yeniden sorun.
context-of-what = Bağlamını gösterebileceğim bir yanıt henüz yok.
no-such-quote = Bu yanıtta { $count ->
        [one] yalnızca bir alıntı
       *[other] yalnızca { $count } alıntı
    } var.
no-more = Başka alıntı yok.

follow-now = Yeni bir şey bunu yanıtladığında size haber veririm.
follow-already = Bu soruyu zaten takip ediyorsunuz.
follow-too-many = Takip edebileceğiniz kadarını takip ediyorsunuz. Önce /subscriptions ile birini bitirin.
follow-not-here = Buraya haber gönderemiyorum.
admins-only = Bunu yalnızca grubun yöneticileri yapabilir.
not-your-words = Yalnızca kendi yazdıklarınızı yerine getiririm.
not-yours = Bu düğme başkasının.

thanks = Teşekkürler.
consent-question = Yanıtlar iyileşsin diye sorunuzu değerlendirmenizle birlikte saklayabilir miyim? Yalnızca bir kez soruyorum.
consent-yes = Evet, sakla
consent-no = Hayır, yalnızca say

latest = En yeniler
latest-on = En yeniler: { $topic }
latest-none = Bu konuda bir şeyim yok.
story-what = Ne hakkında? /story ve konuyu yazın.
story-of = { $topic }, tarihe göre
sources-heading = { $count ->
        [one] { $count } kaynaktan
       *[other] { $count } kaynaktan
    } alıntı yapıyorum:
source-line = { $source } — { $count ->
        [one] { $count } haber
       *[other] { $count } haber
    }
sources-more = ve { $count ->
        [one] { $count } kaynak
       *[other] { $count } kaynak
    } daha
sources-none = Henüz kaynak yok: dizine bir şey eklenmedi.
article-gone = O haber artık burada yok.

privacy =
    Hakkınızda sakladıklarım:
    • Son sorunuz, { $hours ->
        [one] { $hours } saat
       *[other] { $hours } saat
    } boyunca, takip edebilin ya da düzeltebilin diye; size hangi alıntıları gösterdiğim, { $days ->
        [one] { $days } gün
       *[other] { $days } gün
    } boyunca, düğmeler çalışsın diye.
    • Seçtikleriniz: diliniz ve takip ettikleriniz.
    • Değerlendirmeleriniz; soru ise yalnızca izin verdiyseniz.
    Başka bir şey yok ve bunu başka kimse almaz. /mydata size gönderir, /forgetme hemen siler.
mydata = Hakkınızda saklanan her şey.
in-private-only = Bunu yalnızca özel sohbette gönderirim.
forget-sure = Hakkınızda saklanan her şey, takip ettikleriniz de, silinsin mi? Geri getirilemez.
forget-sure-name = Adına yazdığınız grup veya kanal hakkında saklanan her şey, takip ettikleri de, silinsin mi? Geri getirilemez. Bu grubun bir yöneticisi onaylamalı.
forget-button = Her şeyi sil
forgotten = Silindi. Hakkınızda artık bir şey saklanmıyor.

inline-none = Yanıt yok: sohbeti aç
inline-type = Bir soru yazın
