using StudyBot.Verbs;

return await CommandLine.RunAsync(args);
