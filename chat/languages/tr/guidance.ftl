# How the bot explains itself.
start-empty = Henüz haberim yok. Gelince onlardan alıntı yapabilirim.
start-empty-admin = Henüz alıntılanacak bir şey yok. Bana bir akışın ya da haber sitesinin adresini, bir Telegram kanalını (@ad) ya da haberler içeren bir dosya gönderin, gerisi bende.
begin-latest = En yeniler
begin-subscribe = Bir konuyu takip et
begin-language = Dil
begin-help = Yardım
sample-said = { $subject } ne dedi?
sample-about = { $subject } hakkında yeni ne var?
sample-title = “{ $subject }” hakkında ne biliniyor?
commands-heading-admin = Botun yöneticileri için:
did-you-mean = { $command } komutunu bilmiyorum. { $meant } mi demek istediniz?

settings-heading = Ayarlarınız
setting-language = Dil: { $language }
setting-zone = Saat dilimi: { $zone }, orada saat { $time }
setting-quiet = Sessiz saatler: { $from }–{ $to }
setting-quiet-none = Sessiz saatler: yok
setting-told = Takip ettikleriniz için bildirimler: { $how }
setting-told-nothing = Henüz hiçbir şey takip etmiyorsunuz.
setting-preview-on = Bağlantı önizlemesi: açık
setting-preview-off = Bağlantı önizlemesi: kapalı
setting-button-zone = Saat dilimi
setting-button-preview = Önizlemeyi göster
setting-button-no-preview = Önizlemeyi gizle
setting-button-night = Gece sessiz (22–7)
setting-button-no-quiet = Sessiz saat olmasın

without-words = Yalnızca metin okuyabiliyorum. Bana bir soru yazın ya da bakmamı istediğiniz bir metni iletin.
questions-left = Tek seferde bu kadar soru yanıtlıyorum. Diğerlerini yeni bir mesajla gönderin.

check-same = Bunlar aynısını söylüyor:
check-otherwise = Bunlar başka bir şey söylüyor:
check-nothing-on-these = Bunlar hakkında yayımlanmış bir şeyim yok:
check-nothing-on-any = Buna katılan ya da karşı çıkan yayımlanmış bir şeyim yok:
check-nothing-in-it = Burada haberlerle karşılaştıracak bir şey bulamadım. Bunun için ad ya da sayı gerekir.
link-known = Bu haber bende var:
link-on-this = Aynı konuda:
link-nothing = O sayfanın konusu hakkında bir şeyim yok.
link-of-what = Adresten sayfanın konusu anlaşılmıyor. Bana kendi sözlerinizle sorun.
link-what-to-do = Bu bağlantıyla ne yapayım?
link-add = Haberi ekle
link-follow = Akışı takip et

no-updates-at-terminal = Bildirimleri yalnızca Telegram’da gönderebilirim. Bunu orada, botla takip edin.
written-to = Şu adla kaydedildi: { $path }
