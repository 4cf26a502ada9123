/* Time of day that runs faster: what a program takes for the date, and nothing else. Loaded with LD_PRELOAD.
 *
 * FAST_CLOCK_EPOCH: the moment (seconds since 1970, as the real clock tells it) that both clocks agree on;
 * FAST_CLOCK_SPEED: simulated seconds in a real one. Both are read from the environment, so that every process that
 * a program starts has the same clock. The monotonic clock stays real, and with it every time limit and pause. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

static int (*real_gettime)(clockid_t, struct timespec *);
static long double epoch, speed = 1;

__attribute__((constructor)) static void begin(void)
{
    const char *at = getenv("FAST_CLOCK_EPOCH"), *rate = getenv("FAST_CLOCK_SPEED");
    real_gettime = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    epoch = at ? strtold(at, NULL) : 0;
    speed = rate ? strtold(rate, NULL) : 1;
}

int clock_gettime(clockid_t clock, struct timespec *told)
{
    if (!real_gettime)
        begin();
    int failed = real_gettime(clock, told);
    if (failed || (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE))
        return failed;
    long double now = epoch + (told->tv_sec + told->tv_nsec / 1e9L - epoch) * speed;
    told->tv_sec = (time_t)now;
    told->tv_nsec = (long)((now - (long double)told->tv_sec) * 1e9L);
    return 0;
}

int gettimeofday(struct timeval *restrict told, void *restrict zone)
{
    struct timespec now;
    (void)zone;
    if (clock_gettime(CLOCK_REALTIME, &now))
        return -1;
    told->tv_sec = now.tv_sec;
    told->tv_usec = now.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *told)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (told)
        *told = now.tv_sec;
    return now.tv_sec;
}
