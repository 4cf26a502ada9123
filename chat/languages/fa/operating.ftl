# For the bot's admins.
stats = در { $days } روز گذشته: { $articles } مقاله اضافه شد و { $questions } سؤال پرسیده شد که { $answered } تایش جواب گرفت. در کل { $all } مقاله هست.
stats-articles = مقاله
stats-questions = سؤال
retract-which = کدام مقاله؟ ⁨/articles⁩ شماره‌ها را نشان می‌دهد. بعد مثلاً بنویسید: ⁨/retract 12⁩
retract-sure = دیگر از این مقاله نقل نکنم؟ { $title }
retract-button = کنار بگذار
retracted = کنار گذاشته شد. دیگر از این مقاله نقل نمی‌کنم.

# What admins send to be indexed.
add-what = چه چیزی اضافه کنم؟ بنویسید ⁨/add https://…⁩ یا فایلی بفرستید: ⁨txt, md, html, jsonl⁩، یا فشرده: ⁨gz, xz, bz2⁩
add-added = اضافه شد: { $title }
add-updated = به‌روز شد: { $title }
add-unchanged = بدون تغییر: { $title }
add-also = از نشانی دیگری موجود است: { $title }
add-rejected = اضافه نشد: { $where } ({ $reason })
add-counts = اضافه‌شده: { $added }. به‌روزشده: { $updated }. بدون تغییر: { $unchanged }. ردشده: { $rejected }.
add-more = موارد دیگر: { $count }
add-nothing = مقاله‌ای در آن نیست.
add-too-large = این از { $megabytes } مگابایت بیشتر است. تقسیمش کنید، یا روی سرور اضافه‌اش کنید.
add-feed = این یک فید است. دنبالش می‌کنم و مقاله‌هایش را هر وقت بیایند اضافه می‌کنم: { $title }

# Feeds.
feeds-heading = فیدها و کانال‌هایی که دنبال می‌کنم
feeds-line = { $number } · { $title } · { $state }
feeds-none = هنوز فیدی را دنبال نمی‌کنم.
feeds-usage = برای دنبال کردن فید: ⁨/feeds add https://…⁩ برای توقف: ⁨/feeds remove 3⁩
feeds-new = تازه
feeds-followed = دنبال می‌شود
feeds-failing = کار نمی‌کند
feeds-ended = تمام‌شده
feeds-removed = دیگر این فید را دنبال نمی‌کنم. مقاله‌هایش می‌مانند: { $title }
feeds-which = کدام فید؟ ⁨/feeds⁩ شماره‌ها را نشان می‌دهد. بعد مثلاً بنویسید: ⁨/feeds remove 3⁩
feeds-refused = این فید را نمی‌توانم دنبال کنم: { $reason }
feeds-report = این فیدها کار نمی‌کنند:

# Telegram channels whose posts become articles.
source-channels-usage = برای خواندن کانال تلگرامی که مدیرش هستم: ⁨/feeds add @channel⁩ برای توقف: ⁨/feeds remove @channel⁩
# $channel: its @name or link; $articles, $skipped: numbers
source-channel-line = { $channel } · { $title } · { $state } · مقاله‌ها: { $articles }، خیلی کوتاه: { $skipped }
# $channel: its title and @name, or its @name
source-channel-read = از حالا { $channel } را می‌خوانم. پست‌هایش مقاله می‌شوند.
source-channel-waits = همین که در تلگرام کار کنم { $channel } را می‌خوانم. مرا آنجا مدیر کنید.
source-channel-known = { $channel } را از قبل می‌خوانم.
source-channel-removed = دیگر { $channel } را نمی‌خوانم. مقاله‌هایش می‌مانند.
source-channel-which = این کانال را نمی‌خوانم. ⁨/feeds⁩ نشان می‌دهد کدام‌ها را می‌خوانم.
source-channel-not-found = { $channel } را پیدا نمی‌کنم. اگر خصوصی است، مرا آنجا مدیر کنید و بعد پیوند یکی از پست‌هایش را برایم بفرستید.
source-channel-name = { $channel } نمی‌تواند نام کانال باشد. نام کانال دست‌کم 4 حرف یا رقم دارد، مانند ⁨@port_news⁩.
source-channel-no-channel = { $channel } کانال نیست. فقط کانال‌ها را می‌توانم بخوانم.
source-channel-not-there = هنوز در { $channel } نیستم. مرا آنجا مدیر کنید (هیچ دسترسی‌ای لازم ندارم) و دوباره امتحان کنید.
source-channel-not-now = تلگرام الان پاسخ نمی‌دهد. یک دقیقهٔ دیگر دوباره امتحان کنید.
# Why no posts come.
source-channel-wanted = هنوز دنبالش نگشته‌ام.
source-channel-gone = این کانال را پیدا نمی‌کنم. حذف شده یا نامش اشتباه است؟
source-channel-none = این کانال نیست.
source-channel-lost = آنجا مدیر نیستم. مرا مدیر کنید تا به خواندن ادامه بدهم.
# What changed, told to admins. $before, $channel: its former and present @name or link
source-channels-report = دربارهٔ کانال‌هایی که می‌خوانم:
source-channel-renamed = نام { $before } حالا { $channel } است. به خواندن ادامه می‌دهم.
source-channel-private = { $before } حالا خصوصی است. به خواندن ادامه می‌دهم، اما پیوند پست‌هایش فقط برای اعضا باز می‌شود.
# Where an admin sends the link of a channel.
source-channel-offer = { $channel } را بخوانم؟ پست‌هایش مقاله می‌شوند.
source-channel-button = کانال را بخوان

# Writing to everybody.
broadcast-what = چه چیزی بفرستم؟ بنویسید ⁨/broadcast⁩ و بعدش متن را.
broadcast-too-long = این خیلی طولانی است: حداکثر { $limit } نویسه.
broadcast-nobody = هنوز کسی نیست که برایش بفرستم.
broadcast-sure = این برای همه فرستاده شود؟ گفت‌وگوها: { $chats }
broadcast-button = بفرست
broadcast-sent = در راه است. گفت‌وگوها: { $chats }
