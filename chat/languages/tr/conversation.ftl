# What the bot says for itself.
start =
    Haberleri bana kendi sözlerinizle sorun.
    Yayımlanmış haberlerdeki cümlelerle, kelimesi kelimesine yanıt veririm; nerede ve ne zaman çıktıklarını da söylerim.
help =
    Bana bir soru yazın. Yayımlanmış haberlerden alıntılarla yanıt veririm ya da olmadığını söylerim.
    Yanıtın altındaki “Bağlam” alıntının paragrafını, “Daha” başka alıntıları gösterir.
    Grupta benden söz edin, bana yanıt verin ya da /ask kullanın.
commands-heading = Komutlar:
ask-what = Ne öğrenmek istersiniz? /ask, sonra sorunuzu yazın.
unknown-command = { $command } komutunu bilmiyorum. /help neler yapabildiğimi gösterir.
went-wrong = Üzgünüm, bir şey ters gitti. Not ettim. Lütfen yeniden deneyin.
new-conversation = Tamam, baştan başlayalım. Ne öğrenmek istersiniz?
language-which = Hangi dilde konuşayım?
# $codes: languages in short, such as "ar, de"
language-write = Hangi dilde konuşayım? Komuttan sonra yazın, örneğin /language uk. Bildiklerim: { $codes }
language-chosen = Bundan sonra sizinle şu dilde konuşuyorum: { $language }.
too-many-questions = Bu, bir seferde yanıtlayabileceğimden fazla. { $minutes ->
        [one] { $minutes } dakika
       *[other] { $minutes } dakika
    } sonra yeniden sorun.

button-context = Bağlam
button-more = Daha
button-back = « Geri
button-follow = Takip et
button-follow-question = Bu soruyu takip et
button-gone = Bu düğme artık çalışmıyor.
answer-gone = Bu yanıt artık bende yok. Lütfen yeniden sorun.
answer-changed = Haber o zamandan beri değişti. Lütfen yeniden sorun.
context-of-what = Henüz bir yanıt yok. Önce bana bir soru sorun.
no-such-quote = Bu yanıtta { $count ->
        [one] yalnızca bir alıntı
       *[other] yalnızca { $count } alıntı
    } var.
no-more = Başka alıntı yok.
no-more-headlines = Başka haber yok.

follow-now = Yeni bir şey bunu yanıtladığında size haber veririm.
follow-already = Bu soruyu zaten takip ediyorsunuz.
follow-too-many = Daha fazlasını takip edemezsiniz. Önce /subscriptions ile birini bırakın.
follow-not-here = Buraya haber gönderemiyorum.
admins-only = Bunu yalnızca grubun yöneticileri yapabilir.
not-your-words = Yalnızca kendi yazdıklarınızı yerine getiririm.
not-yours = Bu düğme başkasının.

thanks = Teşekkürler!
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
sources-none = Henüz kaynağım yok, çünkü haberim yok.
article-gone = O haber artık bende yok.

privacy =
    Hakkınızda sakladıklarım:
    • Sorularınız, { $hours ->
        [one] { $hours } saat
       *[other] { $hours } saat
    } boyunca, takip edebilin ya da düzeltebilin diye. Size hangi alıntıları gösterdiğim, { $days ->
        [one] { $days } gün
       *[other] { $days } gün
    } boyunca, düğmeler çalışsın diye.
    • Diliniz gibi ayarlarınız ve takip ettikleriniz.
    • Değerlendirmeleriniz. Soru yalnızca izin verdiyseniz.
    Başka bir şey yok ve kimseyle paylaşmam. /mydata size gönderir, /forgetme hemen siler.
mydata = Hakkınızda sakladığım her şey.
in-private-only = Bunu yalnızca özel sohbette gönderirim.
forget-sure = Hakkınızda sakladığım her şey, takip ettikleriniz de, silinsin mi? Bu geri alınamaz.
forget-sure-name = Adına yazdığınız grup veya kanal hakkında sakladığım her şey, takip ettikleri de, silinsin mi? Bu geri alınamaz. Bu grubun bir yöneticisi onaylamalı.
forget-button = Her şeyi sil
forgotten = Silindi. Hakkınızda artık hiçbir şey saklamıyorum.

inline-none = Yanıt yok: sohbeti aç
inline-type = Bir soru yazın
