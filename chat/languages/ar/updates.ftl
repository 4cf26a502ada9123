wish-text = «{ $text }»
wish-everything = كل شيء
wish-source = كل ما ينشره { $source }
wish-with = { $what } مع { $words }
wish-without = { $what } من دون { $words }
subscription-line = { $what } · { $how }
cadence-at-once = فورًا
cadence-daily = يوميًا
cadence-weekly = أسبوعيًا
is-paused = متوقف مؤقتًا
is-muted = بلا صوت
is-important-only = الأخبار المهمة فقط
# $count: a number of stories
is-less = بلا ما يشبه { $count ->
        [zero] أي خبر أخفيته
        [one] خبرا واحدا أخفيته
        [two] خبرين أخفيتهما
        [few] { $count } أخبار أخفيتها
        [many] { $count } خبرا أخفيته
       *[other] { $count } خبر أخفيته
    }

subscribe-what =
    ماذا تريد أن تتابع؟ مثلًا:
    /subscribe Black Sea grain
    /subscribe What does Kyiv require before talks?
    /subscribe Reuters
    /subscribe الكل
    بعلامة + قبل كلمة: المقالات التي ترد فيها فقط، وبعلامة -: المقالات التي لا ترد فيها.
followed = سأخبرك عن { $what }.
preview-none = في الأيام السبعة الأخيرة لم تكن لتتلقى شيئًا.
preview-nearest = لدي شيء عن هذه المواضيع. المس ما تريد متابعته أيضا:
preview-nearest-names = لدي أخبار عن: { $topics }
preview-some = في الأيام السبعة الأخيرة كنت ستتلقى { $count ->
        [zero] { $count } خبر
        [one] خبرًا واحدًا
        [two] خبرين
        [few] { $count } أخبار
        [many] { $count } خبرًا
       *[other] { $count } خبر
    }، منها:
preview-all = في الأيام السبعة الأخيرة كنت ستتلقى { $count ->
        [zero] { $count } خبر
        [one] خبرًا واحدًا
        [two] خبرين
        [few] { $count } أخبار
        [many] { $count } خبرًا
       *[other] { $count } خبر
    }:
subscriptions-heading = ما يُتابَع هنا:
subscriptions-none = لا يُتابَع شيء هنا بعد. اكتب /subscribe مع موضوع أو سؤال أو مصدر.
ended = لن أخبرك بعد الآن عن { $what }.
ended-all = { $count ->
        [zero] لم ينتهِ أي اشتراك.
        [one] انتهى اشتراك واحد.
        [two] انتهى اشتراكان.
        [few] انتهت { $count } اشتراكات.
        [many] انتهى { $count } اشتراكًا.
       *[other] انتهى { $count } اشتراك.
    }
export-caption = ما يُتابَع هنا. ألصق نص هذا الملف بعد /subscriptions لمتابعة الأشياء نفسها في مكان آخر.
imported = جديد: { $added }. متابَع من قبل: { $there }. غير ممكن: { $refused }.
button-pause = إيقاف مؤقت
button-resume = استئناف
button-end = إنهاء
button-mute = بلا صوت
button-unmute = مع صوت
button-list = « الكل
button-file = كملف
button-stop = أوقف هذا
button-important = الأخبار المهمة فقط
button-less-like-this = أقل من هذا
button-as-digest = مرة في اليوم
button-all-as-digest = الكل مرة في اليوم
button-answered = أُجيب، توقف
button-keep-on = واصل البحث
button-everything-again = كل شيء من جديد
# $what: something followed; $time: a time of day
important-from-now-on = عن { $what } أخبرك من الآن بالمهم فقط.
less-from-now-on = عن { $what } سأخبرك بأقل من هذا.
digest-from-now-on = { $what } يصلك من الآن مرة في اليوم عند { $time }.
kept-on = أواصل البحث عن جواب عن { $what }.
button-what-i-follow = ما أتابعه
button-rest = { $count } أخرى »

zone-is = منطقتك الزمنية { $zone }، والساعة هناك { $time }. لتغييرها: /timezone Asia/Riyadh
zone-set = منطقتك الزمنية الآن { $zone }. والساعة هناك { $time }.
quiet-is = لا أرسل شيئًا بين { $from } و{ $to }. لتغيير ذلك: /quiet off
quiet-none = ليست لديك ساعات هدوء. لتحديدها: /quiet 22-7
quiet-set = من الآن لا أرسل شيئًا بين { $from } و{ $to }.
quiet-off = لم تعد لديك ساعات هدوء.
digest-is = تصل الملخصات اليومية عند { $time }، والأسبوعية يوم { $day }. للتغيير: /digest daily 8:00 أو /digest weekly أو /digest off
digest-set-daily = يصلك ما تتابعه في ملخص يومي عند { $time }.
digest-set-weekly = يصلك ما تتابعه في ملخص يوم { $day } عند { $time }.
digest-set-off = سأخبرك فورًا حين يستجد شيء.

declined-empty = لا شيء هنا يمكن متابعته.
declined-no-words = لا كلمات هنا يمكن البحث عنها.
declined-says-nothing = هذه الكلمات في كل مقال. قل لي عم يجب أن يكون.
declined-one-letter = الحرف الواحد في كل مقال. اكتب كلمة.
declined-address = هذا عنوان. اكتب موضوعا بالكلمات أو اسم مصدر.
declined-too-long = هذا طويل جدًا: الحد الأقصى { $limit } حرفًا.
declined-already = هذا متابَع هنا من قبل.
declined-too-many = لا يمكن متابعة المزيد هنا: الحد الأقصى { $limit } في وقت واحد. تعرضها /subscriptions.
declined-unknown-source = ليس عندي شيء من هذا المصدر. تعرض /sources من أقتبس منهم.
declined-unknown-zone = لا أعرف هذه المنطقة الزمنية. اكتبها مثل Asia/Riyadh أو اسم مدينة كبيرة.
declined-wrong-time = لا أفهم هذا الوقت. اكتبه مثل 8:00 أو 22-7.
declined-wrong-filter = لا أستطيع البحث عن هذه الكلمات: الحد الأقصى { $limit }، كل منها من حروف أو أرقام.
declined-filter-says-nothing = كلمة كهذه في كل مقال تقريبًا. اكتب بعد + أو - كلمة أندر.
declined-gone = لم يعد هذا متابَعًا.
declined-wrong-file = هذا ليس ملف اشتراكات.

update-for = لأنك تتابع { $what }:
# $word: the word by which it was found, as the article has it
update-for-word = لأنك تتابع { $what } (هنا: { $word }):
# $what: a question
update-answers = هذا يجيب عن { $what }:
update-may-answer = قد يجيب هذا عن { $what }:
digest-offer = تصلك مني رسائل كثيرة. هل أرسلها معًا مرة في اليوم؟
may-be-a-repeat = ربما تلقيت هذا من قبل.
digest-daily = اليوم: { $count ->
        [zero] { $count } خبر
        [one] خبر واحد
        [two] خبران
        [few] { $count } أخبار
        [many] { $count } خبرًا
       *[other] { $count } خبر
    }
digest-weekly = هذا الأسبوع: { $count ->
        [zero] { $count } خبر
        [one] خبر واحد
        [two] خبران
        [few] { $count } أخبار
        [many] { $count } خبرًا
       *[other] { $count } خبر
    }
digest-gone = لم يعد هذا الملخص لدي.
correction-changed = تغيّر المقال. كان فيه:
correction-now = وفيه الآن:
correction-gone = لم يعد هذا في المقال:
retraction = سُحب هذا المقال:
topic-closed = لم أعد أستطيع الكتابة في أحد مواضيع مجموعتك، ولذلك توقف ما كان يُتابَع فيه.
