# Small talk, and what is confirmed before it is done.
talk-greeting = Assalomu alaykum!
talk-thanks = Arzimaydi! Javob ostidagi “Kuzatish” tugmasini bosing, yangilik chiqsa xabar beraman.
talk-thanks-without-updates = Arzimaydi!
talk-goodbye = Xayr, salomat bo‘ling! /subscribe orqali mavzuni kuzatsangiz, yangilik chiqqanda xabar beraman.
talk-goodbye-without-updates = Xayr, salomat bo‘ling!
talk-who = Men yangiliklar haqidagi savollarga javob beradigan botman. Chop etilgan maqolalardagi gaplarni so‘zma-so‘z ko‘rsataman. Ularning hech birini o‘zim yozmayman.
talk-how = Yaxshi, rahmat! Nimani bilmoqchisiz?
talk-sorry = Hechqisi yo‘q. Nimani bilmoqchisiz?
talk-okay = Yaxshi. Xohlagan paytingizda so‘rang. So‘nggi sarlavhalarni /latest ko‘rsatadi.
talk-insult = Yordam bera olmaganim uchun uzr. Bir necha so‘z bilan, ism va nomlarni yozib so‘rang, yana qidiraman.
talk-complaint = Uzr. Men faqat chop etilganini ko‘rsataman va ba’zan mavzuga mos kelmaydigan gapni tanlayman. Boshqacha so‘z bilan, ism yoki joy nomini yozib so‘rang, yana qidiraman.

wish-sure = “{ $topic }” haqida yangi narsa chiqsa, sizga xabar beraymi?
wish-yes = Ha, xabar bering
wish-no = Yo‘q, rahmat
end-sure = “{ $topic }” haqida endi xabar bermaymi?
end-sure-all = Bu yerda kuzatilayotganlarning hech biri haqida endi xabar bermaymi?
end-yes = Ha, to‘xtating
nothing-changed = Xo‘p, hech narsa o‘zgarmadi.
