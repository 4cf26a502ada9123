# How the bot explains itself.
start-empty = Menda hali maqola yo‘q. Paydo bo‘lishi bilan ulardan iqtibos keltira olaman.
start-empty-admin = Hali iqtibos keltiradigan narsa yo‘q. Menga RSS-lenta yoki yangiliklar sayti manzilini, Telegram kanalini (@nom) yoki maqolalar faylini yuboring, qolganini o‘zim qilaman.
begin-latest = So‘nggi yangiliklar
begin-subscribe = Mavzuni kuzatish
begin-language = Til
begin-help = Yordam
sample-said = { $subject } nima dedi?
sample-about = { $subject } haqida nima yangilik bor?
sample-title = “{ $subject }” haqida nima ma’lum?
commands-heading-admin = Bot adminlari uchun:
did-you-mean = { $command } buyrug‘ini bilmayman. Balki { $meant } demoqchidirsiz?

settings-heading = Sozlamalaringiz
setting-language = Til: { $language }
setting-zone = Vaqt mintaqasi: { $zone }, u yerda soat { $time }
setting-quiet = Tinch soatlar: { $from } dan { $to } gacha
setting-quiet-none = Tinch soatlar: yo‘q
setting-told = Kuzatayotganlaringiz haqida xabarlar: { $how }
setting-told-nothing = Hali hech narsani kuzatmayapsiz.
setting-preview-on = Havola ko‘rinishi: yoqilgan
setting-preview-off = Havola ko‘rinishi: o‘chirilgan
setting-button-zone = Vaqt mintaqasi
setting-button-preview = Ko‘rinishni yoqish
setting-button-no-preview = Ko‘rinishni o‘chirish
setting-button-night = Tunda tinch (22–7)
setting-button-no-quiet = Tinch soatlarsiz

without-words = Men faqat matnni o‘qiy olaman. Menga savol yuboring yoki tekshirish uchun matn uzating.
questions-left = Bir yo‘la shuncha savolga javob beraman. Qolganlarini yangi xabarda yuboring.

check-same = Bularda ham shunday deyilgan:
check-otherwise = Bularda boshqacha deyilgan:
check-nothing-on-these = Bular haqida menda chop etilgan narsa yo‘q:
check-nothing-on-any = Menda buni tasdiqlaydigan yoki rad etadigan maqola yo‘q:
check-nothing-in-it = Bu yerda yangiliklar bilan solishtiradigan narsa topolmadim. Buning uchun ism, nom yoki son kerak.
link-known = Bu maqola menda bor:
link-on-this = Shu mavzuda:
link-nothing = O‘sha sahifa mavzusida menda hech narsa yo‘q.
link-of-what = Manzildan sahifa nima haqidaligini bilib bo‘lmaydi. O‘z so‘zlaringiz bilan so‘rang.
link-what-to-do = Bu havola bilan nima qilay?
link-add = Maqolani qo‘shish
link-follow = Lentani kuzatish

no-updates-at-terminal = Xabarlarni faqat Telegramda yubora olaman. Buni o‘sha yerda, bot orqali kuzating.
written-to = Saqlandi: { $path }
