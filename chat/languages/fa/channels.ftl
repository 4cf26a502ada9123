# کانال‌ها.
subscribe-what-channel = اینجا دربارهٔ چه خبر بگذارم؟ موضوع، سؤال یا منبعی بنویسید، یا «همه».
followed-channel = از این به بعد اینجا خبر می‌گذارم: { $what }.
preview-none-channel = در 7 روز گذشته چیزی نمی‌آمد.
preview-some-channel = در 7 روز گذشته { $count ->
        [one] { $count } خبر
       *[other] { $count } خبر
    } می‌آمد، مثل:
preview-all-channel = در 7 روز گذشته { $count ->
        [one] { $count } خبر
       *[other] { $count } خبر
    } می‌آمد:
subscriptions-heading-channel = چیزهایی که برای این کانال دنبال می‌شود:
subscriptions-none-channel = هنوز برای این کانال چیزی دنبال نمی‌شود.
settings-heading-channel = تنظیمات این کانال
setting-told-channel = خبرها اینجا: { $how }
setting-told-nothing-channel = { subscriptions-none-channel }
ended-channel = دیگر اینجا از این خبر نمی‌گذارم: { $what }.
zone-is-channel = منطقهٔ زمانی این کانال { $zone } است و آنجا ساعت { $time } است.
zone-set-channel = منطقهٔ زمانی این کانال حالا { $zone } است. آنجا ساعت { $time } است.
quiet-is-channel = بین { $from } و { $to } اینجا چیزی نمی‌گذارم.
quiet-none-channel = این کانال ساعت سکوتی ندارد.
quiet-set-channel = از این به بعد بین { $from } و { $to } اینجا چیزی نمی‌گذارم.
quiet-off-channel = این کانال دیگر ساعت سکوتی ندارد.
digest-is-channel = خلاصه‌های روزانه ساعت { $time } می‌آیند و هفتگی‌ها { $day }.
digest-set-daily-channel = از این به بعد هر روز ساعت { $time } خلاصه‌ای می‌گذارم.
digest-set-weekly-channel = از این به بعد { $day } ساعت { $time } خلاصه‌ای می‌گذارم.
digest-set-off-channel = از این به بعد خبرها را همان لحظه می‌گذارم.
declined-too-many-channel = دیگر جا نیست: اینجا هم‌زمان حداکثر { $limit } تا دنبال می‌شود.
declined-unknown-source-channel = از آن منبع چیزی ندارم.
language-write-channel = به چه زبانی بنویسم؟ این‌ها را بلدم: { $codes }
language-chosen-channel = از این به بعد زبان نوشته‌های اینجا { $language } است.
update-for-channel = { $what }:
update-for-word-channel = { $what } (اینجا: { $word }):
may-be-a-repeat-channel = شاید این قبلاً اینجا آمده باشد.
digest-more = و { $count } تای دیگر

subscribe-for-channel = برای کانالتان، اول نامش را بنویسید: ⁨/subscribe @mychannel Black Sea grain⁩
that-channel = این کانال
channel-by-invitation = نمی‌توانم پشت پیوند دعوت را ببینم. دستور را در خود کانال بگذارید. آنجا باید مدیری باشم که اجازهٔ نوشتن دارد.
channel-not-found = { $channel } را پیدا نمی‌کنم. نامش را بررسی کنید. اگر کانال خصوصی است، دستور را در خود کانال بگذارید. آنجا باید مدیری باشم که اجازهٔ نوشتن دارد.
channel-is-group = { $channel } گروه است. دستور را آنجا بنویسید.
channel-in-private = اگر دربارهٔ یک کانال است، در گفتگوی خصوصی برایم بنویسید.
channel-not-there = اجازه ندارم در { $channel } بنویسم. مرا آنجا مدیری کنید که اجازهٔ نوشتن دارد و دوباره امتحان کنید.
channel-not-yours = در { $channel } فقط مدیرانی که اجازهٔ نوشتن دارند می‌توانند این کار را بکنند.

welcome-group =
    سلام! به سؤال‌های خبری با جمله‌هایی از مقاله‌های منتشرشده جواب می‌دهم، کلمه‌به‌کلمه.
    برای پرسیدن، نامم را بیاورید، به پیامم پاسخ دهید یا ⁨/ask⁩ و سؤالتان را بنویسید.
    از مقاله‌های تازه هم خبر می‌دهم: ⁨/subscribe⁩ و یک موضوع بنویسید. چیزهایی را که اینجا دنبال می‌شود فقط مدیران گروه می‌توانند عوض کنند.
welcome-channel =
    سلام! اینجا خبرها را کلمه‌به‌کلمه می‌گذارم، با منبع و تاریخ. موضوع‌ها را مدیران این کانال انتخاب می‌کنند.
    سؤالی دربارهٔ خبرها دارید؟ برایم بنویسید: { $bot }
welcome-how-public = ممنون که مرا به { $chat } اضافه کردید. برای دنبال کردن چیزی آنجا، همین‌جا برایم بنویسید ⁨/subscribe { $username }⁩ و یک موضوع. یا ⁨/subscribe⁩ و موضوع را در کانال بگذارید. فقط مدیرانی که آنجا اجازهٔ نوشتن دارند می‌توانند آن را عوض کنند.
welcome-how-private = ممنون که مرا به { $chat } اضافه کردید. برای دنبال کردن چیزی آنجا، ⁨/subscribe⁩ و یک موضوع را در کانال بگذارید. فقط مدیرانی که آنجا اجازهٔ نوشتن دارند می‌توانند آن را عوض کنند.
welcome-no-right = مرا به { $chat } اضافه کردید، ولی اجازه ندارم آنجا بنویسم. اجازه بدهید تا شروع کنم.

rights-lost = دیگر اجازه ندارم در { $chat } بنویسم، پس چیزهایی که آنجا دنبال می‌شود فعلاً متوقف است. همین که دوباره اجازه داشته باشم ادامه می‌دهم.
chat-gone = دیگر { $chat } را پیدا نمی‌کنم، پس دنبال کردن چیزهای آنجا تمام شد.
