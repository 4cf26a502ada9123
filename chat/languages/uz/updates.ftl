wish-text = “{ $text }”
wish-everything = hammasi
wish-source = { $source } manbasidagi hamma narsa
wish-with = { $what }, faqat shu so‘zlar bilan: { $words }
wish-without = { $what }, shu so‘zlarsiz: { $words }
subscription-line = { $what } · { $how }
cadence-at-once = darhol
cadence-daily = har kuni
cadence-weekly = har hafta
is-paused = to‘xtatib turilgan
is-muted = ovozsiz
is-important-only = faqat muhim yangiliklar
# $count: a number of stories
is-less = siz yashirgan { $count ->
        [one] yangilikka
       *[other] { $count } ta yangilikka
    } o‘xshaganlarsiz

subscribe-what =
    Nimani kuzatmoqchisiz? Masalan:
    /subscribe Black Sea grain
    /subscribe What does Kyiv require before talks?
    /subscribe Reuters
    /subscribe hammasi
    +so‘z deb yozsangiz, faqat shu so‘zli maqolalar keladi, -so‘z deb yozsangiz, faqat u so‘zsizlari.
followed = Endi kuzatyapsiz: { $what }. Yangilik chiqsa xabar beraman.
preview-none = So‘nggi 7 kunda sizga hech narsa kelmagan bo‘lardi.
preview-nearest = Shular haqida menda maqolalar bor. Birini bossangiz, u ham kuzatiladi:
preview-nearest-names = Shular haqida yangiliklar bor: { $topics }
preview-some = So‘nggi 7 kunda sizga { $count ->
        [one] { $count } ta yangilik
       *[other] { $count } ta yangilik
    } kelgan bo‘lardi, masalan:
preview-all = So‘nggi 7 kunda sizga { $count ->
        [one] { $count } ta yangilik
       *[other] { $count } ta yangilik
    } kelgan bo‘lardi:
subscriptions-heading = Bu yerda kuzatilayotganlar:
subscriptions-none = Bu yerda hali hech narsa kuzatilmayapti. /subscribe deb yozing, keyin mavzu, savol yoki manbani.
ended = Endi xabar bermayman: { $what }.
ended-all = { $count ->
        [one] { $count } ta obuna tugatildi.
       *[other] { $count } ta obuna tugatildi.
    }
export-caption = Bu yerda kuzatilayotganlar. Boshqa joyda ham xuddi shularni kuzatish uchun fayl matnini u yerda /subscriptions dan keyin joylang.
imported = Qo‘shildi: { $added }. Allaqachon bor edi: { $there }. Bo‘lmadi: { $refused }.
button-pause = To‘xtatib turish
button-resume = Davom ettirish
button-end = Tugatish
button-mute = Ovozsiz
button-unmute = Ovozli
button-list = « Hammasi
button-file = Fayl qilib
button-stop = Kuzatmaslik
button-important = Faqat muhim yangiliklar
button-less-like-this = Bundaylari kamroq
button-as-digest = Kuniga bir marta
button-all-as-digest = Hammasi kuniga bir marta
button-answered = Javob bor, yetarli
button-keep-on = Qidirishni davom ettirish
button-everything-again = Yana hammasi
# $what: something followed; $time: a time of day
important-from-now-on = { $what }: endi faqat muhim yangiliklar haqida xabar beraman.
less-from-now-on = { $what }: endi bundaylari haqida kamroq xabar beraman.
digest-from-now-on = { $what }: endi kuniga bir marta, soat { $time } da keladi.
kept-on = { $what } savoliga javob qidirishda davom etaman.
button-what-i-follow = Nimalarni kuzatyapman
button-rest = Yana { $count } ta »

zone-is = Vaqt mintaqangiz { $zone }, u yerda soat { $time }. O‘zgartirish uchun: /timezone Asia/Tashkent
zone-set = Vaqt mintaqangiz endi { $zone }. U yerda soat { $time }.
quiet-is = { $from } dan { $to } gacha hech narsa yubormayman. O‘zgartirish uchun: /quiet off
quiet-none = Tinch soatlaringiz yo‘q. Belgilash uchun: /quiet 22-7
quiet-set = Endi { $from } dan { $to } gacha hech narsa yubormayman.
quiet-off = Tinch soatlaringiz endi yo‘q.
digest-is = Kunlik xulosa soat { $time } da, haftalik xulosa { $day } kuni keladi. O‘zgartirish uchun: /digest daily 8:00, /digest weekly, /digest off
digest-set-daily = Endi kuzatayotganlaringiz xulosa qilinib, har kuni soat { $time } da keladi.
digest-set-weekly = Endi kuzatayotganlaringiz xulosa qilinib, { $day } kuni soat { $time } da keladi.
digest-set-off = Kuzatayotganlaringiz haqida yangi narsa chiqsa, darhol xabar beraman.

declined-empty = Bu yerda kuzatadigan narsa yo‘q.
declined-no-words = Bu yerda qidiradigan so‘z ko‘rmayapman.
declined-says-nothing = Bu so‘zlar har bir maqolada bor. Nimani qidirayotganingizni aniqroq yozing.
declined-one-letter = Bitta harf har bir maqolada bor. So‘z yozing.
declined-address = Bu manzil. Mavzu yoki manba nomini yozing.
declined-too-long = Juda uzun: ko‘pi bilan { $limit } ta belgi.
declined-already = Bu yerda allaqachon kuzatilyapti.
declined-too-many = Boshqa joy yo‘q: bu yerda bir vaqtda ko‘pi bilan { $limit } tasini kuzatish mumkin. Ularni /subscriptions ko‘rsatadi.
declined-unknown-source = O‘sha manbadan menda hech narsa yo‘q. Qaysi manbalardan iqtibos keltirishimni /sources ko‘rsatadi.
declined-unknown-zone = Bunday vaqt mintaqasini bilmayman. Asia/Tashkent kabi yozing yoki katta shahar nomini ayting.
declined-wrong-time = Bu vaqtni tushunmadim. 8:00 yoki 22-7 kabi yozing.
declined-wrong-filter = Bu so‘zlarni qidira olmayman. Ko‘pi bilan { $limit } ta, harf yoki raqamlardan iborat so‘z yozing.
declined-filter-says-nothing = Bunday so‘z deyarli har bir maqolada bor. + yoki - dan keyin kamroq uchraydigan so‘z yozing.
declined-gone = Bu endi kuzatilmayapti.
declined-wrong-file = Bu men o‘qiy oladigan obunalar ro‘yxati emas.

update-for = Kuzatayotganingiz uchun: { $what }:
# $word: the word by which it was found, as the article has it
update-for-word = Kuzatayotganingiz uchun: { $what } (bu yerda: { $word }):
# $what: a question
update-answers = Bu { $what } savoliga javob beradi:
update-may-answer = Bu { $what } savoliga javob bo‘lishi mumkin:
digest-offer = Mendan ko‘p xabar olyapsiz. Ularni kuniga bir marta birga yuboraymi?
may-be-a-repeat = Buni avval olgan bo‘lishingiz mumkin.
digest-daily = Bugun: { $count ->
        [one] { $count } ta yangilik
       *[other] { $count } ta yangilik
    }
digest-weekly = Bu hafta: { $count ->
        [one] { $count } ta yangilik
       *[other] { $count } ta yangilik
    }
digest-gone = Bu xulosa endi menda yo‘q.
correction-changed = Bu maqola o‘zgardi. Unda shunday deyilgan edi:
correction-now = Endi shunday deyilgan:
correction-gone = Bu endi maqolada yo‘q:
retraction = Bu maqola qaytarib olindi:
topic-closed = Guruhingiz mavzularidan biriga endi yoza olmayman, shuning uchun u yerda kuzatilayotganlar to‘xtatib turildi.
