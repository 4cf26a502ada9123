# For the bot's admins.
stats = So‘nggi { $days } kun: qo‘shilgan maqolalar: { $articles }, berilgan savollar: { $questions }, javob berilganlari: { $answered }. Jami maqolalar: { $all }.
stats-articles = maqolalar
stats-questions = savollar
retract-which = Qaysi maqola? Raqamlarni /articles ko‘rsatadi. Keyin yozing, masalan: /retract 12
retract-sure = Bu maqoladan endi iqtibos keltirmaymi? { $title }
retract-button = Olib tashlash
retracted = Olib tashlandi. Bu maqoladan endi iqtibos keltirmayman.

# What admins send to be indexed.
add-what = Nimani qo‘shay? /add https://… deb yozing yoki menga fayl yuboring: txt, md, html yoki jsonl; gz, xz yoki bz2 bilan siqilgan bo‘lsa ham bo‘ladi.
add-added = Qo‘shildi: { $title }
add-updated = Yangilandi: { $title }
add-unchanged = O‘zgarmagan: { $title }
add-also = Boshqa manzildan allaqachon ma’lum: { $title }
add-rejected = Qo‘shilmadi: { $where } ({ $reason })
add-counts = Qo‘shildi: { $added }. Yangilandi: { $updated }. O‘zgarmadi: { $unchanged }. Rad etildi: { $rejected }.
add-more = Yana: { $count }
add-nothing = Unda maqola yo‘q.
add-too-large = Bu { $megabytes } MB dan katta. Bo‘lib yuboring yoki serverda qo‘shing.
add-feed = Bu RSS-lenta. Endi uni kuzataman va maqolalarini chiqishi bilan qo‘shib boraman: { $title }

# Feeds.
feeds-line = { $number } · { $title } · { $state }
feeds-none = Hali hech qaysi RSS-lentani kuzatmayapman.
feeds-usage = Lentani kuzatish uchun: /feeds add https://… To‘xtatish uchun: /feeds remove 3
feeds-new = yangi
feeds-followed = kuzatilmoqda
feeds-failing = ishlamayapti
feeds-ended = tugagan
feeds-removed = Bu lentani endi kuzatmayman. Uning maqolalari qoladi: { $title }
feeds-which = Qaysi lenta? Raqamlarni /feeds ko‘rsatadi. Keyin yozing, masalan: /feeds remove 3
feeds-refused = Bu lentani kuzata olmayman: { $reason }
feeds-report = Bu lentalar ishlamayapti:

# Writing to everybody.
broadcast-what = Nimani yuboray? /broadcast deb yozing, keyin matnni.
broadcast-too-long = Juda uzun: ko‘pi bilan { $limit } ta belgi.
broadcast-nobody = Hali yuboradigan odam yo‘q.
broadcast-sure = Bu hammaga yuborilsinmi? Chatlar: { $chats }
broadcast-button = Yuborish
broadcast-sent = Yuborilyapti. Chatlar: { $chats }
