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
feeds-heading = Men kuzatayotgan lentalar va kanallar
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

# Telegram channels whose posts become articles.
source-channels-usage = Men admin bo‘lgan Telegram kanalini o‘qishim uchun: /feeds add @kanal To‘xtatish uchun: /feeds remove @kanal
# $channel: its @name or link; $articles, $skipped: numbers
source-channel-line = { $channel } · { $title } · { $state } · maqolalar: { $articles }, juda qisqa: { $skipped }
# $channel: its title and @name, or its @name
source-channel-read = Endi { $channel } kanalini o‘qib boraman. Undagi postlar maqolaga aylanadi.
source-channel-waits = Telegramda ishga tushishim bilan { $channel } kanalini o‘qiy boshlayman. Meni u yerda admin qiling.
source-channel-known = { $channel } kanalini allaqachon o‘qiyapman.
source-channel-removed = { $channel } kanalini endi o‘qimayman. Uning maqolalari qoladi.
source-channel-which = Bu kanalni o‘qimayman. O‘qiydiganlarimni /feeds ko‘rsatadi.
source-channel-not-found = { $channel } kanalini topolmayapman. Agar u yopiq bo‘lsa, meni u yerda admin qiling, keyin postlaridan birining havolasini yuboring.
source-channel-name = { $channel } kanal bo‘la olmaydi. Kanal nomida kamida 4 ta harf yoki raqam bo‘ladi, masalan @port_news.
source-channel-no-channel = { $channel } kanal emas. Men faqat kanallarni o‘qiy olaman.
source-channel-not-there = Men hali { $channel } kanalida yo‘qman. Meni u yerda admin qiling (hech qanday huquq kerak emas) va qaytadan urinib ko‘ring.
source-channel-not-now = Telegram hozir javob bermayapti. Bir daqiqadan keyin qaytadan urinib ko‘ring.
# Why no posts come.
source-channel-wanted = Uni hali qidirmadim.
source-channel-gone = Bu kanalni topolmayapman. O‘chirilganmi yoki nomi xatomi?
source-channel-none = Bu kanal emas.
source-channel-lost = U yerda admin emasman. Meni admin qiling, o‘qishda davom etaman.
# What changed, told to admins. $before, $channel: its former and present @name or link
source-channels-report = Men o‘qiydigan kanallar haqida:
source-channel-renamed = { $before } endi { $channel } deb ataladi. O‘qishda davom etaman.
source-channel-private = { $before } endi yopiq. O‘qishda davom etaman, lekin postlari havolasini faqat a’zolari ocha oladi.
# Where an admin sends the link of a channel.
source-channel-offer = { $channel } kanalini o‘qib boraymi? Undagi postlar maqolaga aylanadi.
source-channel-button = Kanalni o‘qish

# Writing to everybody.
broadcast-what = Nimani yuboray? /broadcast deb yozing, keyin matnni.
broadcast-too-long = Juda uzun: ko‘pi bilan { $limit } ta belgi.
broadcast-nobody = Hali yuboradigan odam yo‘q.
broadcast-sure = Bu hammaga yuborilsinmi? Chatlar: { $chats }
broadcast-button = Yuborish
broadcast-sent = Yuborilyapti. Chatlar: { $chats }
