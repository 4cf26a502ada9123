# What is followed, and how it is told.
wish-text = «{ $text }»
wish-everything = همه‌چیز
wish-source = همهٔ مطالب { $source }
wish-with = { $what } با { $words }
wish-without = { $what } بدون { $words }
subscription-line = { $what } · { $how }
cadence-at-once = فوری
cadence-daily = روزانه
cadence-weekly = هفتگی
is-paused = موقتاً متوقف
is-muted = بی‌صدا
is-important-only = فقط خبرهای مهم
# $count: a number of stories
is-less = بدون خبرهایی مثل { $count ->
        [one] آن که پنهان کردید
       *[other] آن { $count } خبر که پنهان کردید
    }

# Following.
subscribe-what =
    چه را می‌خواهید دنبال کنید؟ مثلاً:
    /subscribe Black Sea grain
    /subscribe What does Kyiv require before talks?
    /subscribe Reuters
    /subscribe همه
    با +کلمه فقط مقاله‌هایی می‌آید که آن کلمه را دارند، و با -کلمه آن‌هایی که ندارند.
followed = از این خبرتان می‌کنم: { $what }.
preview-none = در 7 روز گذشته چیزی به دستتان نمی‌رسید.
preview-nearest = دربارهٔ این‌ها چیزهایی دارم. هر کدام را بزنید، آن هم دنبال می‌شود:
preview-nearest-names = دربارهٔ این‌ها خبر هست: { $topics }
preview-some = در 7 روز گذشته { $count ->
        [one] { $count } خبر
       *[other] { $count } خبر
    } به دستتان می‌رسید، مثل:
preview-all = در 7 روز گذشته { $count ->
        [one] { $count } خبر
       *[other] { $count } خبر
    } به دستتان می‌رسید:
subscriptions-heading = چیزهایی که اینجا دنبال می‌شود:
subscriptions-none = هنوز اینجا چیزی دنبال نمی‌شود. بنویسید ⁨/subscribe⁩ و بعدش موضوع، سؤال یا منبع را.
ended = دیگر از این خبر نمی‌دهم: { $what }.
ended-all = { $count ->
        [one] { $count } اشتراک تمام شد.
       *[other] { $count } اشتراک تمام شد.
    }
export-caption = چیزهایی که اینجا دنبال می‌شود. برای دنبال کردن همین‌ها در جایی دیگر، متن این فایل را آنجا بعد از ⁨/subscriptions⁩ بچسبانید.
imported = اضافه‌شده: { $added }. از قبل دنبال می‌شد: { $there }. ممکن نیست: { $refused }.
button-pause = توقف موقت
button-resume = ادامه
button-end = دیگر دنبال نکن
button-mute = بی‌صدا
button-unmute = با صدا
button-list = « همه
button-file = به صورت فایل
button-stop = دیگر دنبال نکن
button-important = فقط خبرهای مهم
button-less-like-this = از این‌ها کمتر
button-as-digest = روزی یک بار
button-all-as-digest = همه روزی یک بار
button-answered = جواب گرفتم، بس است
button-keep-on = باز هم بگرد
button-everything-again = دوباره همه‌چیز
# $what: something followed; $time: a time of day
important-from-now-on = از این به بعد دربارهٔ { $what } فقط خبرهای مهم را می‌گویم.
less-from-now-on = از این به بعد دربارهٔ { $what } کمتر از این خبرها می‌دهم.
digest-from-now-on = از این به بعد { $what } روزی یک بار، ساعت { $time }، می‌آید.
kept-on = باز هم دنبال جواب { $what } می‌گردم.
button-what-i-follow = چیزهایی که دنبال می‌کنم
button-rest = { $count } تای دیگر »

zone-is = منطقهٔ زمانی شما { $zone } است و آنجا ساعت { $time } است. برای تغییرش: ⁨/timezone Asia/Tehran⁩
zone-set = منطقهٔ زمانی شما حالا { $zone } است. آنجا ساعت { $time } است.
quiet-is = بین { $from } و { $to } چیزی نمی‌فرستم. برای تغییرش: ⁨/quiet off⁩
quiet-none = ساعت سکوتی ندارید. برای تعیینش: ⁨/quiet 22-7⁩
quiet-set = از این به بعد بین { $from } و { $to } چیزی نمی‌فرستم.
quiet-off = دیگر ساعت سکوتی ندارید.
digest-is = خلاصه‌های روزانه ساعت { $time } می‌آیند و هفتگی‌ها { $day }. برای تغییرش: ⁨/digest daily 8:00⁩، ⁨/digest weekly⁩، ⁨/digest off⁩
digest-set-daily = از این به بعد چیزهایی که دنبال می‌کنید در یک خلاصه می‌آید، هر روز ساعت { $time }.
digest-set-weekly = از این به بعد چیزهایی که دنبال می‌کنید در یک خلاصه می‌آید، { $day } ساعت { $time }.
digest-set-off = هر وقت خبر تازه‌ای بود، همان لحظه می‌گویم.

declined-empty = در این چیزی برای دنبال کردن نیست.
declined-no-words = اینجا کلمه‌ای نمی‌بینم که دنبالش بگردم.
declined-says-nothing = این کلمه‌ها در همهٔ مقاله‌ها هست. بگویید دقیقاً دنبال چه می‌گردید.
declined-one-letter = یک حرف تنها در همهٔ مقاله‌ها هست. یک کلمه بنویسید.
declined-address = این یک نشانی است. موضوعی بنویسید، یا نام یک منبع را.
declined-too-long = این خیلی طولانی است: حداکثر { $limit } نویسه.
declined-already = این از قبل اینجا دنبال می‌شود.
declined-too-many = دیگر جا نیست: اینجا هم‌زمان حداکثر { $limit } تا دنبال می‌شود. ⁨/subscriptions⁩ نشانشان می‌دهد.
declined-unknown-source = از آن منبع چیزی ندارم. ⁨/sources⁩ نشان می‌دهد از چه منابعی نقل می‌کنم.
declined-unknown-zone = این منطقهٔ زمانی را نمی‌شناسم. مثل ⁨Asia/Tehran⁩ بنویسید، یا نام یک شهر بزرگ را.
declined-wrong-time = این ساعت را نمی‌فهمم. مثل ⁨8:00⁩ یا ⁨22-7⁩ بنویسید.
declined-wrong-filter = این کلمه‌ها را نمی‌توانم بگردم. حداکثر { $limit } کلمه بنویسید، از حرف یا عدد.
declined-filter-says-nothing = چنین کلمه‌ای تقریباً در همهٔ مقاله‌ها هست. بعد از + یا - کلمهٔ کمیاب‌تری بنویسید.
declined-gone = این دیگر دنبال نمی‌شود.
declined-wrong-file = این فهرست اشتراکی نیست که بتوانم بخوانم.

update-for = چون { $what } را دنبال می‌کنید:
# $word: the word by which it was found, as the article has it
update-for-word = چون { $what } را دنبال می‌کنید (اینجا: { $word }):
# $what: a question
update-answers = این جواب { $what } است:
update-may-answer = شاید این جواب { $what } باشد:
digest-offer = پیام‌های زیادی از من می‌گیرید. روزی یک بار همه را با هم بفرستم؟
may-be-a-repeat = شاید این را قبلاً گرفته باشید.
digest-daily = امروز: { $count ->
        [one] { $count } خبر
       *[other] { $count } خبر
    }
digest-weekly = این هفته: { $count ->
        [one] { $count } خبر
       *[other] { $count } خبر
    }
digest-gone = این خلاصه را دیگر ندارم.
correction-changed = این مقاله عوض شده است. نوشته بود:
correction-now = حالا نوشته است:
correction-gone = این دیگر در مقاله نیست:
retraction = این مقاله پس گرفته شده است:
topic-closed = دیگر نمی‌توانم در یکی از موضوع‌های گروهتان بنویسم. چیزهایی که آنجا دنبال می‌شد فعلاً متوقف است.
