# What the bot says for itself.
start =
    Yangiliklar haqida mendan o‘z so‘zlaringiz bilan so‘rang.
    Chop etilgan maqolalardagi gaplar bilan, so‘zma-so‘z javob beraman va ular qayerda, qachon chiqqanini aytaman.
help =
    Menga savol yuboring. Chop etilgan maqolalardan iqtibos keltiraman yoki yo‘qligini aytaman.
    Javob ostidagi “Kontekst” iqtibos olingan xatboshini, “Yana” esa boshqa iqtiboslarni ko‘rsatadi.
    Guruhda meni belgilang, xabarimga javob yozing yoki /ask dan foydalaning.
commands-heading = Buyruqlar:
ask-what = Nimani bilmoqchisiz? /ask deb yozing, keyin savolingizni.
unknown-command = { $command } buyrug‘ini bilmayman. Nimalar qila olishimni /help ko‘rsatadi.
went-wrong = Kechirasiz, nimadir xato ketdi. Buni yozib qo‘ydim. Iltimos, qaytadan urinib ko‘ring.
new-conversation = Xo‘p, boshidan boshlaymiz. Nimani bilmoqchisiz?
language-which = Qaysi tilda gaplashay?
# $codes: languages in short, such as "ar, de"
language-write = Qaysi tilda gaplashay? Buyruqdan keyin yozing, masalan /language uk. Biladiganlarim: { $codes }
language-chosen = Endi siz bilan shu tilda gaplashaman: { $language }.
too-many-questions = Bir yo‘la buncha savolga ulgurmayman. { $minutes ->
        [one] { $minutes } daqiqadan
       *[other] { $minutes } daqiqadan
    } keyin qaytadan so‘rang.

button-context = Kontekst
button-more = Yana
button-back = « Orqaga
button-follow = Kuzatish
button-follow-question = Savolni kuzatish
button-gone = Bu tugma endi ishlamaydi.
answer-gone = Bu javob endi menda yo‘q. Iltimos, qaytadan so‘rang.
answer-changed = Maqola o‘shandan beri o‘zgargan. Iltimos, qaytadan so‘rang.
context-of-what = Hali javob yo‘q. Avval menga savol bering.
no-such-quote = Bu javobda faqat { $count ->
        [one] bitta iqtibos
       *[other] { $count } ta iqtibos
    } bor.
no-more = Boshqa iqtibos yo‘q.
no-more-headlines = Boshqa yangilik yo‘q.

follow-now = Bunga javob beradigan yangi narsa chiqsa, sizga xabar beraman.
follow-already = Bu savolni allaqachon kuzatyapsiz.
follow-too-many = Bundan ortiq kuzatib bo‘lmaydi. Avval /subscriptions orqali birini to‘xtating.
follow-not-here = Bu yerga xabar yubora olmayman.
admins-only = Buni faqat shu guruh adminlari qila oladi.
not-your-words = Faqat o‘zingiz yozgan buyruqlarni bajaraman.
not-yours = Bu tugma boshqa odam uchun.

thanks = Rahmat!
consent-question = Javoblar yaxshilanishi uchun savolingizni bahoingiz bilan birga saqlasam maylimi? Buni faqat bir marta so‘rayman.
consent-yes = Ha, saqlang
consent-no = Yo‘q, faqat sanab qo‘ying

latest = So‘nggi yangiliklar
latest-on = So‘nggi yangiliklar: { $topic }
latest-none = Bu haqda menda hech narsa yo‘q.
story-what = Qaysi mavzu? /story deb yozing, keyin mavzuni.
story-of = { $topic }, sana bo‘yicha
sources-heading = Men { $count ->
        [one] { $count } ta manbadan
       *[other] { $count } ta manbadan
    } iqtibos keltiraman:
source-line = { $source } — { $count ->
        [one] { $count } ta maqola
       *[other] { $count } ta maqola
    }
sources-more = va yana { $count ->
        [one] { $count } ta
       *[other] { $count } ta
    }
sources-none = Menda hali manba yo‘q, chunki maqola yo‘q.
article-gone = U maqola endi menda yo‘q.

privacy =
    Siz haqingizda nimani saqlayman:
    • Savollaringizni { $hours ->
        [one] { $hours } soat
       *[other] { $hours } soat
    } davomida, ularni kuzatishingiz yoki tuzatishingiz uchun. Qaysi iqtiboslarni ko‘rsatganimni { $days ->
        [one] { $days } kun
       *[other] { $days } kun
    } davomida, tugmalar ishlashi uchun.
    • Til kabi sozlamalaringizni va kuzatayotganlaringizni.
    • Baholaringizni. Savolni esa faqat rozi bo‘lgan bo‘lsangiz.
    Boshqa hech narsa saqlamayman va hech kimga bermayman. /mydata ularni sizga yuboradi, /forgetme darhol o‘chiradi.
mydata = Siz haqingizda saqlayotganlarimning hammasi.
in-private-only = Buni faqat shaxsiy chatda yuboraman.
forget-sure = Siz haqingizda saqlayotganlarimning hammasi, jumladan kuzatayotganlaringiz ham o‘chirilsinmi? Buni qaytarib bo‘lmaydi.
forget-sure-name = Siz nomidan yozayotgan guruh yoki kanal haqida saqlayotganlarimning hammasi, jumladan u kuzatayotganlari ham o‘chirilsinmi? Buni qaytarib bo‘lmaydi. Shu guruh admini tasdiqlashi kerak.
forget-button = Hammasini o‘chirish
forgotten = O‘chirildi. Siz haqingizda endi hech narsa saqlamayman.

inline-none = Javob yo‘q: chatni ochish
inline-type = Savol yozing
