# Small talk, and what is confirmed before it is done.
talk-greeting = Hello!
talk-thanks = You are welcome. Under an answer, Follow tells you when there is more.
talk-goodbye = Goodbye! With /subscribe I tell you when there is news on something.
talk-who = I am a bot that answers questions about the news. I show you published sentences, word for word; I write none of them myself.
talk-how = All well, thank you. What would you like to know from the news?
talk-sorry = Never mind. What would you like to know?
talk-okay = Good. Ask me whenever you like; /latest shows the newest headlines.
talk-insult = I am sorry that I was no help. Ask me in a few words, with names, and I look again.

# $topic: what somebody wants to be told of
wish-sure = Shall I tell you when there is something new on “{ $topic }”?
wish-yes = Yes, tell me
wish-no = No, thanks
end-sure = Shall I stop telling you of “{ $topic }”?
end-sure-all = Shall I stop telling you of everything that is followed here?
end-yes = Yes, stop
nothing-changed = All right, nothing has changed.
