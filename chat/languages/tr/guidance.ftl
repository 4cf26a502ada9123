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
