# syntax=docker/dockerfile:1
ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0
ARG RUNTIME=mcr.microsoft.com/dotnet/aspnet:10.0

FROM ${SDK} AS build
# The client that speaks to Discord: BuiltIn or Discord.Net.
ARG DISCORD_CLIENT=BuiltIn
WORKDIR /source
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/StudyBot.Core/StudyBot.Core.csproj src/StudyBot.Core/
COPY src/StudyBot.Storage/StudyBot.Storage.csproj src/StudyBot.Storage/
COPY src/StudyBot.Discord/StudyBot.Discord.csproj src/StudyBot.Discord/
COPY src/StudyBot.DiscordNet/StudyBot.DiscordNet.csproj src/StudyBot.DiscordNet/
COPY src/StudyBot.LocalDiscord/StudyBot.LocalDiscord.csproj src/StudyBot.LocalDiscord/
COPY src/StudyBot.Pictures/StudyBot.Pictures.csproj src/StudyBot.Pictures/
COPY src/StudyBot/StudyBot.csproj src/StudyBot/
RUN dotnet restore src/StudyBot -p:DiscordClient=${DISCORD_CLIENT}
COPY appsettings.json ./
COPY src src
COPY content content
RUN dotnet publish src/StudyBot --no-restore -p:DiscordClient=${DISCORD_CLIENT} -o /app

FROM ${RUNTIME}
RUN groupadd --system --gid 10001 studybot \
    && useradd --system --uid 10001 --gid studybot --no-create-home studybot \
    && mkdir /data && chown studybot:studybot /data
WORKDIR /app
COPY --from=build /app .
ENV STUDYBOT_Discord__Mode=Discord \
    STUDYBOT_Storage__Path=/data/studybot.db \
    DOTNET_EnableDiagnostics=0
VOLUME /data
USER studybot
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["dotnet", "StudyBot.dll", "health"]
ENTRYPOINT ["dotnet", "StudyBot.dll"]
