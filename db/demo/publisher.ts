// What the demo newsroom says of itself.

export const aboutWords = `The Meridian reports on foreign affairs, defence and technology from three bureaus: the Americas, Asia and Europe. It was founded for readers who want to know what governments and companies have decided before the decision reaches them.

## Who we are
Reporters write where things happen, editors in every bureau read what they write before you do, and a chief editor answers for all of it. Each article names its writers and the bureau that stands behind it.

## How to reach us
Write to desk@meridian.test about an article, and to corrections@meridian.test when something in it is wrong. Names, places and companies in this demonstration newsroom are invented.`;

export const ethicsWords = `We publish what we can show to be true, say how we know it, and say so when we were wrong.

## Before we publish
No article goes out that only its writer has read. Every claim that could hurt somebody is put to them first, and their answer stands in the text. Pictures show what their captions say, and every picture names who made it.

## Sources
We name our sources. Where naming one would put a person in danger, an editor knows who they are, and the text says why the name is missing.

## When we are wrong
Mistakes are corrected in the article itself, with a dated note that says what was wrong. All corrections stand on one page. We take an article away only when leaving it would do harm that no correction can mend.`;
