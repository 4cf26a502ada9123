# Small talk, and what is confirmed before it is done.
talk-greeting = Hello!
talk-thanks = You’re welcome! Tap Follow under an answer, and I’ll tell you when there is more.
talk-thanks-without-updates = You’re welcome!
talk-goodbye = Goodbye! With /subscribe, I’ll tell you when there is news on a topic.
talk-goodbye-without-updates = Goodbye!
talk-who = I’m a bot that answers questions about the news. I show you sentences from published articles, word for word. I write none of them myself.
talk-how = I’m fine, thank you! What would you like to know?
talk-sorry = No problem. What would you like to know?
talk-okay = All right. Ask me whenever you like. /latest shows the latest headlines.
talk-insult = I’m sorry I couldn’t help. Ask me in a few words, with names, and I’ll look again.
talk-complaint = Sorry about that. I only show what was published, and sometimes I choose a sentence that misses the point. Ask in other words, with a name or a place, and I’ll look again.

# $topic: what somebody wants to be told of
wish-sure = Should I tell you when there is something new on “{ $topic }”?
wish-yes = Yes, tell me
wish-no = No, thanks
end-sure = Should I stop telling you about “{ $topic }”?
end-sure-all = Should I stop telling you about everything that is followed here?
end-yes = Yes, stop
nothing-changed = OK, nothing has changed.
