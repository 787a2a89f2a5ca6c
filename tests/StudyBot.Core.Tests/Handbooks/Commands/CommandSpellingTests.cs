using StudyBot.Core.Handbooks;
using StudyBot.Core.Handbooks.Commands;
using StudyBot.Testing;

namespace StudyBot.Core.Tests.Handbooks.Commands;

/// <summary>By the list of the shipped pack, which is larger than any that a test would make up.</summary>
public sealed class CommandSpellingTests
{
    private static readonly CommandSpelling Spelling = new(CommandListReader.Read(Path.Combine(Repository.Content, "docker-interview"), new ProblemList("commands.yml")));

    [Theory]
    [InlineData("docker run -it --rm alpine ls --colour -la")]
    [InlineData("docker run -d -p 8080:80 --name web nginx:1.27 nginx -g 'daemon off;'")]
    [InlineData("docker run -p8080:80 -e=A=b --env=A=b -itw /app --rm=false alpine")]
    [InlineData("docker run --entrypoint sh alpine --no-such")]
    [InlineData("docker run -v \"$(pwd)\":/app <image> --its-own")]
    [InlineData("docker run [OPTIONS] IMAGE --x")]
    [InlineData("docker run -it -- alpine --x")]
    [InlineData("docker exec -it web sh -c 'docker run --nonsense'")]
    [InlineData("docker stop web -t 5")]
    [InlineData("docker -H ssh://me@host ps -aq --no-trunc")]
    [InlineData("docker --context prod compose -f a.yml --profile x up -d --wait")]
    [InlineData("docker-compose up --build")]
    [InlineData("docker compose --dry-run up --dry-run")]
    [InlineData("docker container ls -a")]
    [InlineData("docker network --help")]
    [InlineData("docker $VERB --whatever")]
    [InlineData("docker logs -f --tail=50 -n 5 web 2>&1 | grep --no-such x")]
    [InlineData("journalctl -u docker -n 50")]
    [InlineData("echo docker run --nonsense")]
    [InlineData("docker run --<flag> -…")]
    [InlineData("docker")]
    public void What_Is_Right_Is_Left_Alone(string script)
    {
        Assert.Empty(Spelling.Check(script));
    }

    [Theory]
    [InlineData("docker run --volume-from a alpine", "`docker run` has no flag `--volume-from`. Did you mean `--volumes-from`?")]
    [InlineData("docker run -rm alpine", "`docker run` has no flag `-rm`. Did you mean `--rm`?")]
    [InlineData("docker run -Z alpine", "`docker run` has no flag `-Z`. See `docker run --help`.")]
    [InlineData("docker run -itZ alpine", "`docker run` has no flag `-itZ`. See `docker run --help`.")]
    [InlineData("docker container run --detatch alpine", "`docker run` has no flag `--detatch`. Did you mean `--detach`?")]
    [InlineData("docker run --memry=1g alpine", "`docker run` has no flag `--memry`. Did you mean `--memory`?")]
    [InlineData("docker stop web --tiem 5", "`docker stop` has no flag `--tiem`. Did you mean `--time`?")]
    [InlineData("docker compose up -f a.yml", "`docker compose up` has no flag `-f`. See `docker compose up --help`.")]
    [InlineData("docker-compose up --biuld", "`docker compose up` has no flag `--biuld`. Did you mean `--build`?")]
    [InlineData("docker --contxt prod ps", "`docker` has no flag `--contxt`. Did you mean `--context`?")]
    [InlineData("docker contaner ls", "`docker` has no command `contaner`. Did you mean `container`?")]
    [InlineData("docker network crate --internal", "`docker network` has no command `crate`. Did you mean `create`?")]
    [InlineData("docker images | xargs -n 1 docker rmi --forse", "`docker rmi` has no flag `--forse`. Did you mean `--force`?")]
    [InlineData("A=1 sudo -u me docker ps --al", "`docker ps` has no flag `--al`. Did you mean `--all`?")]
    [InlineData("ssh -p 22 host docker ps --al", "`docker ps` has no flag `--al`. Did you mean `--all`?")]
    [InlineData("if ! docker info --fromat x; then echo; fi", "`docker info` has no flag `--fromat`. Did you mean `--format`?")]
    [InlineData("docker rm $(docker ps -aq --fliter x)", "`docker ps` has no flag `--fliter`. Did you mean `--filter`?")]
    [InlineData("docker run --detech --entrypont sh alpine", "`docker run` has no flag `--detech`. Did you mean `--detach`?")]
    public void What_Is_Misspelt_Is_Named_With_What_Was_Meant(string script, string expected)
    {
        var found = Assert.Single(Spelling.Check(script));

        Assert.StartsWith(expected, $"{found.Message} {found.Fix}", StringComparison.Ordinal);
        Assert.EndsWith("in commands.yml.", found.Fix.Replace("to commands.yml.", "in commands.yml.", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
