# How the bot explains itself.
start-empty = Henüz hiçbir şey dizine eklenmedi. Makaleler gelince onlardan alıntı yapabilirim.
start-empty-admin = Henüz alıntılanacak bir şey yok. Bana bir akışın ya da haber sitesinin adresini ya da makaleler içeren bir dosya gönderin: gerisi bende.
begin-latest = En yeniler
begin-subscribe = Bir şey takip edin
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
setting-told = Takip ettikleriniz şöyle bildiriliyor: { $how }
setting-told-nothing = Henüz hiçbir şey takip etmiyorsunuz.
setting-button-zone = Saat dilimi
setting-button-night = Gece sessiz (22–7)
setting-button-no-quiet = Sessiz saat olmasın

without-words = Yalnızca yazı okuyabiliyorum. Bana bir soru yazın ya da bakmamı istediğiniz bir metni iletin.

check-same = Aynısını söylüyor:
check-otherwise = Başka türlü söylüyor:
check-nothing-on-these = Bunlar hakkında yayımlanmış bir şeyim yok:
check-nothing-on-any = Aynısını ya da başkasını söyleyen yayımlanmış bir şeyim yok:
check-nothing-in-it = İçinde haberlerle karşılaştırabileceğim bir şey yok: bunun için ad ya da sayı gerekir.
link-known = Bu sayfa makalelerimin arasında:
link-on-this = Aynı konuda:
link-nothing = O sayfanın konusu hakkında bir şeyim yok.
link-of-what = Adresten sayfanın konusu anlaşılmıyor. Bana kendi sözlerinizle sorun.
link-add = Makaleyi ekle
link-follow = Akışı takip et

no-updates-at-terminal = Bildirimler Telegram ister: kapalı bir uçbirime gelmez. Orada, botla takip edin.
written-to = Şuraya yazıldı: { $path }
