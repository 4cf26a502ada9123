# القنوات.
subscribe-what-channel = عم أنشر الأخبار هنا؟ اكتب موضوعًا أو سؤالًا أو مصدرًا، أو «الكل».
followed-channel = من الآن أنشر الأخبار هنا: { $what }.
preview-none-channel = في الأيام السبعة الأخيرة لم يكن ليُنشر شيء.
preview-some-channel = في الأيام السبعة الأخيرة كان سيُنشر { $count ->
        [zero] { $count } خبر
        [one] خبر واحد
        [two] خبران
        [few] { $count } أخبار
        [many] { $count } خبرًا
       *[other] { $count } خبر
    }، منها:
preview-all-channel = في الأيام السبعة الأخيرة كان سيُنشر { $count ->
        [zero] { $count } خبر
        [one] خبر واحد
        [two] خبران
        [few] { $count } أخبار
        [many] { $count } خبرًا
       *[other] { $count } خبر
    }:
subscriptions-heading-channel = ما يُتابَع لهذه القناة:
subscriptions-none-channel = لا يُتابَع شيء لهذه القناة بعد.
settings-heading-channel = إعدادات هذه القناة
setting-told-channel = الأخبار هنا: { $how }
setting-told-nothing-channel = { subscriptions-none-channel }
ended-channel = لم أعد أنشر هنا أخبارًا: { $what }.
zone-is-channel = المنطقة الزمنية لهذه القناة { $zone }، والساعة هناك { $time }.
zone-set-channel = المنطقة الزمنية لهذه القناة الآن { $zone }. والساعة هناك { $time }.
quiet-is-channel = لا أنشر شيئًا هنا بين { $from } و{ $to }.
quiet-none-channel = ليست لهذه القناة ساعات هدوء.
quiet-set-channel = من الآن لا أنشر شيئًا هنا بين { $from } و{ $to }.
quiet-off-channel = لم تعد لهذه القناة ساعات هدوء.
digest-is-channel = تُنشر الملخصات اليومية عند { $time }، والأسبوعية يوم { $day }.
digest-set-daily-channel = من الآن أنشر ملخصًا يوميًا عند { $time }.
digest-set-weekly-channel = من الآن أنشر ملخصًا يوم { $day } عند { $time }.
digest-set-off-channel = من الآن أنشر الأخبار فورًا.
declined-too-many-channel = لا يمكن متابعة المزيد هنا: الحد الأقصى { $limit } في وقت واحد.
declined-unknown-source-channel = ليس عندي شيء من هذا المصدر.
language-write-channel = بأي لغة أنشر؟ أعرف هذه: { $codes }
language-chosen-channel = من الآن لغة النشر هنا: { $language }.
update-for-channel = { $what }:
update-for-word-channel = { $what } (هنا: { $word }):
may-be-a-repeat-channel = ربما نُشر هذا من قبل.
digest-more = و{ $count } أخرى

subscribe-for-channel = لقناتك، اكتب اسمها أولًا: /subscribe @mychannel Black Sea grain
that-channel = هذه القناة
channel-by-invitation = لا أستطيع أن أرى ما وراء رابط دعوة. انشر الأمر في القناة نفسها، حيث يجب أن أكون مشرفًا يحق له النشر.
channel-not-found = لا أجد { $channel }. تحقق من اسمها. إن كانت القناة خاصة فانشر الأمر فيها، حيث يجب أن أكون مشرفًا يحق له النشر.
channel-is-group = { $channel } مجموعة. اكتب الأمر هناك.
channel-in-private = إذا كان الأمر يخص قناة فاكتب لي على الخاص.
channel-not-there = لا يحق لي النشر في { $channel }. اجعلني هناك مشرفًا يحق له النشر ثم حاول مرة أخرى.
channel-not-yours = في { $channel } لا يستطيع ذلك إلا المشرفون الذين يحق لهم النشر.

welcome-group =
    مرحبًا! أجيب عن الأسئلة حول الأخبار بجمل من مقالات منشورة، كلمة بكلمة.
    لتسألني، اذكر اسمي أو رد على رسالتي أو اكتب /ask ثم سؤالك.
    وأخبركم أيضًا بالمقالات الجديدة: اكتب /subscribe ثم موضوعًا. لا يغيّر ما يُتابَع هنا إلا مشرفو المجموعة.
welcome-channel =
    مرحبًا! أنشر هنا الأخبار كلمة بكلمة مع المصدر والتاريخ. يختار المواضيع مشرفو هذه القناة.
    هل لديك سؤال عن الأخبار؟ اكتب لي: { $bot }
welcome-how-public = شكرًا لإضافتي إلى { $chat }. لمتابعة شيء هناك، اكتب لي هنا: /subscribe { $username } ثم موضوعًا. أو انشر /subscribe ثم موضوعًا في القناة. لا يغيّر ذلك إلا المشرفون الذين يحق لهم النشر هناك.
welcome-how-private = شكرًا لإضافتي إلى { $chat }. لمتابعة شيء هناك، انشر /subscribe ثم موضوعًا في القناة. لا يغيّر ذلك إلا المشرفون الذين يحق لهم النشر هناك.
welcome-no-right = أضفتني إلى { $chat }، لكن لا يحق لي النشر هناك. اسمح لي بالنشر وسأبدأ.

rights-lost = لم يعد يحق لي النشر في { $chat }، لذلك أوقفت ما يُتابَع هناك مؤقتًا. سأواصل حالما يُسمح لي من جديد.
chat-gone = لم أعد أجد { $chat }، لذلك أنهيت ما كان يُتابَع هناك.
