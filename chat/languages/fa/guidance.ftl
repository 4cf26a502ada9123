# How the bot explains itself.
start-empty = هنوز مقاله‌ای ندارم. همین که برسد، می‌توانم از آن نقل کنم.
start-empty-admin = هنوز چیزی برای نقل کردن نیست. نشانی یک فید یا سایت خبری، یک کانال تلگرام ⁨(@name)⁩، یا فایلی با مقاله‌ها برایم بفرستید؛ بقیه‌اش با من.
begin-latest = تازه‌ترین خبرها
begin-subscribe = دنبال کردن موضوع
begin-language = زبان
begin-help = راهنما
sample-said = { $subject } چه گفت؟
sample-about = دربارهٔ { $subject } چه خبر؟
sample-title = دربارهٔ «{ $subject }» چه می‌دانیم؟
commands-heading-admin = برای مدیران ربات:
did-you-mean = دستور { $command } را نمی‌شناسم. منظورتان { $meant } بود؟

settings-heading = تنظیمات شما
setting-language = زبان: { $language }
setting-zone = منطقهٔ زمانی: { $zone }، آنجا ساعت { $time } است
setting-quiet = ساعت‌های سکوت: از { $from } تا { $to }
setting-quiet-none = ساعت‌های سکوت: هیچ
setting-told = خبرِ چیزهایی که دنبال می‌کنید: { $how }
setting-told-nothing = هنوز چیزی را دنبال نمی‌کنید.
setting-preview-on = پیش‌نمایش پیوندها: روشن
setting-preview-off = پیش‌نمایش پیوندها: خاموش
setting-button-zone = منطقهٔ زمانی
setting-button-preview = نمایش پیش‌نمایش
setting-button-no-preview = بدون پیش‌نمایش
setting-button-night = سکوت شبانه (22 تا 7)
setting-button-no-quiet = بدون ساعت سکوت

without-words = فقط نوشته می‌توانم بخوانم. سؤالی بنویسید، یا متنی را برایم بفرستید تا بررسی‌اش کنم.
questions-left = بیش از این را یک‌جا پاسخ نمی‌دهم. بقیهٔ پرسش‌ها را در پیام دیگری بفرستید.

check-same = این‌ها همین را می‌گویند:
check-otherwise = این‌ها چیز دیگری می‌گویند:
check-nothing-on-these = در این باره چیزی منتشرشده ندارم:
check-nothing-on-any = چیز منتشرشده‌ای ندارم که این را تأیید یا رد کند:
check-nothing-in-it = اینجا چیزی پیدا نکردم که با خبرها بسنجم. نام یا عدد لازم است.
link-known = این مقاله را دارم:
link-on-this = دربارهٔ همین موضوع:
link-nothing = دربارهٔ موضوع آن صفحه چیزی ندارم.
link-of-what = از نشانی معلوم نیست آن صفحه دربارهٔ چیست. با کلمه‌های خودتان بپرسید.
link-what-to-do = با این پیوند چه کنم؟
link-add = افزودن مقاله
link-follow = دنبال کردن فید

no-updates-at-terminal = خبر تازه را فقط در تلگرام می‌توانم بفرستم. این را همان‌جا با ربات دنبال کنید.
written-to = اینجا ذخیره شد: { $path }
