# Kanallar.
subscribe-what-channel = Bu yerda nima haqida yangilik joylay? Mavzu, savol yoki manba nomini yozing, yoki “hammasi” deb yozing.
followed-channel = Endi bu yerda yangilik joylayman: { $what }.
preview-none-channel = So‘nggi 7 kunda hech narsa chiqmagan bo‘lardi.
preview-some-channel = So‘nggi 7 kunda { $count ->
        [one] { $count } ta yangilik
       *[other] { $count } ta yangilik
    } chiqqan bo‘lardi, masalan:
preview-all-channel = So‘nggi 7 kunda { $count ->
        [one] { $count } ta yangilik
       *[other] { $count } ta yangilik
    } chiqqan bo‘lardi:
subscriptions-heading-channel = Bu kanal uchun kuzatilayotganlar:
subscriptions-none-channel = Bu kanal uchun hali hech narsa kuzatilmayapti.
settings-heading-channel = Bu kanal sozlamalari
setting-told-channel = Bu yerdagi yangiliklar: { $how }
setting-told-nothing-channel = { subscriptions-none-channel }
ended-channel = Endi bu yerda yangilik joylamayman: { $what }.
zone-is-channel = Bu kanalning vaqt mintaqasi { $zone }, u yerda soat { $time }.
zone-set-channel = Bu kanalning vaqt mintaqasi endi { $zone }. U yerda soat { $time }.
quiet-is-channel = { $from } dan { $to } gacha bu yerda hech narsa joylamayman.
quiet-none-channel = Bu kanalning tinch soatlari yo‘q.
quiet-set-channel = Endi { $from } dan { $to } gacha bu yerda hech narsa joylamayman.
quiet-off-channel = Bu kanalning tinch soatlari endi yo‘q.
digest-is-channel = Kunlik xulosa soat { $time } da, haftalik xulosa { $day } kuni chiqadi.
digest-set-daily-channel = Endi har kuni soat { $time } da xulosa joylayman.
digest-set-weekly-channel = Endi { $day } kuni soat { $time } da xulosa joylayman.
digest-set-off-channel = Endi yangiliklarni darhol joylayman.
declined-too-many-channel = Boshqa joy yo‘q: bu yerda bir vaqtda ko‘pi bilan { $limit } tasini kuzatish mumkin.
declined-unknown-source-channel = O‘sha manbadan menda hech narsa yo‘q.
language-write-channel = Qaysi tilda yozay? Bularni bilaman: { $codes }
language-chosen-channel = Endi bu yerdagi postlar tili: { $language }.
update-for-channel = { $what }:
update-for-word-channel = { $what } (bu yerda: { $word }):
may-be-a-repeat-channel = Bu avval joylangan bo‘lishi mumkin.
digest-more = va yana { $count } ta

subscribe-for-channel = Kanalingiz uchun avval uning nomini yozing: /subscribe @kanalim Black Sea grain
that-channel = bu kanal
channel-by-invitation = Taklif havolasining ortini ko‘ra olmayman. Buyruqni kanalning o‘ziga joylang. Men u yerda post joylay oladigan admin bo‘lishim kerak.
channel-not-found = { $channel } kanalini topolmayapman. Nomini tekshiring. Agar u yopiq bo‘lsa, buyruqni kanalning o‘ziga joylang. Men u yerda post joylay oladigan admin bo‘lishim kerak.
channel-is-group = { $channel } — guruh. Buyruqni o‘sha yerda yozing.
channel-in-private = Agar bu kanal haqida bo‘lsa, menga shaxsiy xabar yozing.
channel-not-there = { $channel }: u yerda yoza olmayman. Meni u yerda post joylay oladigan admin qiling va qaytadan urinib ko‘ring.
channel-not-yours = { $channel }: buni faqat u yerda post joylay oladigan adminlar qila oladi.

welcome-group =
    Salom! Men yangiliklar haqidagi savollarga nashr etilgan maqolalardan so‘zma-so‘z olingan gaplar bilan javob beraman.
    Savol berish uchun nomimni yozing, xabarimga javob qaytaring yoki /ask va savolingizni yozing.
    Yangi maqolalar haqida ham xabar beraman: /subscribe va mavzuni yozing. Bu yerda kuzatilayotganlarni faqat guruh adminlari o‘zgartira oladi.
welcome-channel =
    Salom! Bu yerda yangiliklarni so‘zma-so‘z, manbasi va sanasi bilan joylayman. Mavzularni shu kanal adminlari tanlaydi.
    Yangiliklar haqida savolingiz bormi? Menga yozing: { $bot }
welcome-how-public = Meni qo‘shganingiz uchun rahmat: { $chat }. U yerda biror narsani kuzatish uchun menga shu yerda /subscribe { $username } va mavzuni yozing. Yoki kanalga /subscribe va mavzuni joylang. Buni faqat u yerda post joylay oladigan adminlar o‘zgartira oladi.
welcome-how-private = Meni qo‘shganingiz uchun rahmat: { $chat }. U yerda biror narsani kuzatish uchun kanalga /subscribe va mavzuni joylang. Buni faqat u yerda post joylay oladigan adminlar o‘zgartira oladi.
welcome-no-right = Meni qo‘shdingiz, lekin u yerda yoza olmayman: { $chat }. Yozishga ruxsat bering, shunda boshlayman.

rights-lost = Endi u yerda yoza olmayman: { $chat }. Shuning uchun kuzatilayotganlar to‘xtatib turildi. Yana ruxsat berilsa, davom ettiraman.
chat-gone = { $chat } endi topilmayapti, shuning uchun u yerda kuzatilayotganlar tugatildi.
